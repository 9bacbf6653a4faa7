import { type Paths } from './paths'

let place: Paths | null = null
let teller: (notice: string) => void = () => undefined

/** A process has one data folder: `createServices` and the report's thread name it, and `catalog` reads what was entered there. */
export function openCatalog(paths: Paths, tell: (notice: string) => void = () => undefined): void {
  place = paths
  teller = tell
}

/** Says what happened to a file of own prices that is not used, where the process has somebody to say it to. */
export const tellOfCatalog = (notice: string): void => teller(notice)

/** null: nobody named one, and the shipped figures hold. Apart from the catalog, so that to name it costs nothing. */
export const catalogPlace = (): Paths | null => place
