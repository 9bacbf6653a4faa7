import { type ModelRow } from '../catalog/schema'
import { dimensionsOf } from '../fit/dimensions'
import { type FitTarget } from '../fit/target'
import { wayNeed } from '../fit/way-need'
import { ways, type Way } from '../fit/ways'

/** A model in a way that one could not use before. */
export interface NewlyFits {
  readonly model: ModelRow
  readonly way: Way
}

type Need = (NewlyFits & { readonly needBytes: number })[]
const told = new WeakMap<readonly ModelRow[], { own: Need; unified: Need }>()

/** Told once for the list: a page asks it for each of thirty parts. */
function needsOf(models: readonly ModelRow[], unified: boolean): Need {
  const all = (shared: boolean): Need =>
    models.flatMap((model) => {
      const of = dimensionsOf(model)
      if (!of) return []
      return ways.flatMap((way) => {
        const need = wayNeed(of, way, shared)
        return need ? [{ model, way, needBytes: need.needBytes }] : []
      })
    })
  let both = told.get(models)
  if (!both) told.set(models, (both = { own: all(false), unified: all(true) }))
  return unified ? both.unified : both.own
}

/** Models of the catalog that fit after and not before, each way of using one by itself. @param before null: nothing is known of it, and nothing is claimed */
export function newlyFits(models: readonly ModelRow[], before: FitTarget | null, after: FitTarget | null): NewlyFits[] {
  if (before === null || after === null) return []
  const had = new Set(needsOf(models, before.unified).filter(({ needBytes }) => needBytes <= before.haveBytes).map(({ model, way }) => `${model.id} ${way.id}`))
  return needsOf(models, after.unified).filter(({ needBytes, model, way }) => needBytes <= after.haveBytes && !had.has(`${model.id} ${way.id}`))
}
