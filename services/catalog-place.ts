import { type Paths } from './paths'

let place: Paths | null = null

/** A process has one data folder: `createServices` and the report's thread name it, and `catalog` reads what was entered there. */
export function openCatalog(paths: Paths): void {
  place = paths
}

/** null: nobody named one, and the shipped figures hold. Apart from the catalog, so that to name it costs nothing. */
export const catalogPlace = (): Paths | null => place
