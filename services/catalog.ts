import fs from 'node:fs'
import { cardBodies, cloudInstances, components, cpus, electricity, gpus, gridCarbonData, models } from '../catalog'
import { withOwnComponents, withOwnGpus, withOwnInstances } from '../core/catalog/own/merge'
import { noOwn, type OwnCatalog } from '../core/catalog/own/schema'
import { catalogPlace, tellOfCatalog } from './catalog-place'
import { ownPricesFile, readOwn } from './own-prices'
import { type Paths } from './paths'

/** The figures that the program goes by; each list is parsed when it is first asked for. */
export interface Catalog {
  readonly gpus: typeof gpus
  readonly cpus: typeof cpus
  readonly cloudInstances: typeof cloudInstances
  readonly components: typeof components
  readonly cardBodies: typeof cardBodies
  readonly models: typeof models
  readonly electricity: typeof electricity
  readonly gridCarbon: typeof gridCarbonData
}

export const shipped: Catalog = { gpus, cpus, cloudInstances, components, cardBodies, models, electricity, gridCarbon: gridCarbonData }

/** The shipped figures with the own ones before them. A list keeps its identity as long as nothing changes: indexes hang on it. */
function over(own: OwnCatalog): Catalog {
  const once = <T>(make: () => T): (() => T) => {
    let made: { value: T } | undefined
    return () => (made ??= { value: make() }).value
  }
  return { ...shipped, gpus: once(() => withOwnGpus(gpus(), own)), cloudInstances: once(() => withOwnInstances(cloudInstances(), own)), components: once(() => withOwnComponents(components(), own)) }
}

interface Held {
  readonly stamp: string
  readonly catalog: Catalog
}
const held = new Map<string, Held>()

function stampOf(file: string): string {
  try {
    const { mtimeMs, size, ino } = fs.statSync(file)
    return `${mtimeMs} ${size} ${ino}`
  } catch {
    return 'none'
  }
}

/** The catalog of a data folder: what was entered there stands before the shipped figures, from the next call on. */
export function catalogFor(paths: Paths): Catalog {
  const file = ownPricesFile(paths)
  const stamp = stampOf(file)
  const ready = held.get(file)
  if (ready?.stamp === stamp) return ready.catalog
  const { own, notice } = stamp === 'none' ? { own: noOwn, notice: null } : readOwn(paths, new Date())
  if (notice !== null) tellOfCatalog(notice)
  const catalog = own.entries.length === 0 ? shipped : over(own)
  held.set(file, { stamp, catalog })
  return catalog
}

function current(): Catalog {
  const place = catalogPlace()
  return place ? catalogFor(place) : shipped
}

/** The one place from which compare, advise, ask, window and reports take rows. */
export const catalog: Catalog = {
  gpus: () => current().gpus(),
  cpus: () => current().cpus(),
  cloudInstances: () => current().cloudInstances(),
  components: () => current().components(),
  cardBodies: () => current().cardBodies(),
  models: () => current().models(),
  electricity: () => current().electricity(),
  gridCarbon: () => current().gridCarbon(),
}
