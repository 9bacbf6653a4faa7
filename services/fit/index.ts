import { z } from 'zod'
import { matchGpu } from '../../core/catalog/match-gpu'
import { matchModel } from '../../core/catalog/match-model'
import { type GpuRow } from '../../core/catalog/schema'
import { usageError } from '../../core/errors/user-error'
import { configModel } from '../../core/fit/config-json'
import { fitDetail, type FitDetail } from '../../core/fit/detail'
import { dimensionsOf, type Dimensions } from '../../core/fit/dimensions'
import { FitError } from '../../core/fit/fit-error'
import { givenDimensions } from '../../core/fit/given'
import { fitMatrix, type MatrixRow } from '../../core/fit/matrix'
import { dimensionFields, planFields, type DimensionFields, type PlanFields } from '../../core/fit/question'
import { targetOfGpu, type FitTarget } from '../../core/fit/target'
import { catalog } from '../catalog'

/** A model and the tokens that it was made for. */
export interface AskedModel {
  readonly of: Dimensions
  readonly contextLength: number | null
}

/** Runs what may refuse in the words of `core/fit`. @throws UserError usage */
export function asked<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof FitError) throw usageError(`${error.message[0]!.toUpperCase()}${error.message.slice(1)}.`)
    if (error instanceof z.ZodError) throw usageError(`${error.issues[0]!.path.join('.')}: ${error.issues[0]!.message}.`)
    throw error
  }
}

/** @throws UserError usage with the nearest names */
export function gpuNamed(name: string): GpuRow {
  const match = matchGpu(catalog.gpus(), name)
  if (match.ok) return match.gpu
  throw usageError(match.because === 'ambiguous' ? `'${name}' could be several GPUs.` : `There is no GPU '${name}' in the catalog.`, `Nearest: ${match.nearest.join(', ')}.`)
}

/** @throws UserError usage for a name that is none, or a model without dimensions */
export function modelNamed(name: string): AskedModel {
  const match = matchModel(catalog.models(), name)
  if (!match.ok) throw usageError(`There is no model '${name}' in the catalog.`, `Nearest: ${match.nearest.join(', ')}. Or give its config.json with --config FILE.`)
  const of = dimensionsOf(match.model)
  if (!of) throw usageError(`${match.model.name} has no dimensions in the catalog, so its memory is unknown.`, 'Give them, or its config.json with --config FILE.')
  return { of, contextLength: match.model.contextLength }
}

/** @throws UserError usage */
export const modelOfConfig = (text: string): AskedModel => asked(() => configModel(text))
/** @throws UserError usage */
export const modelOfDimensions = (fields: DimensionFields): AskedModel => asked(() => ({ of: givenDimensions(dimensionFields.parse(fields)), contextLength: null }))

/** One model on one target. @throws UserError usage for what cannot be asked */
export const detailFor = (model: AskedModel, fields: Partial<PlanFields> & Pick<PlanFields, 'method'>, target: FitTarget): FitDetail => asked(() => fitDetail(model.of, planFields.parse(fields), target, catalog.gpus(), model.contextLength))

export const matrixFor = (target: FitTarget): MatrixRow[] => fitMatrix(catalog.models(), target)
export const targetNamed = (name: string): FitTarget => targetOfGpu(gpuNamed(name))
