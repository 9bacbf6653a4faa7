import { type ModelRow } from '../catalog/schema'
import { type LlmSpeed } from '../prediction/llm/speed'
import { dimensionsOf } from './dimensions'
import { largestContext } from './largest'
import { speedsOf } from './speed'
import { type FitTarget } from './target'
import { fitVerdict, type FitVerdict } from './verdict'
import { wayNeed } from './way-need'
import { ways, type Way } from './ways'

export interface MatrixCell {
  readonly way: Way
  readonly needBytes: number
  readonly verdict: FitVerdict
  readonly largestContext: number | null
  readonly decode: LlmSpeed | null
}

export interface MatrixRow {
  readonly model: ModelRow
  /** null: this way makes no sense for it, as writing text does for a model of images. */
  readonly cells: readonly (MatrixCell | null)[]
}

/** Every model of the catalog whose memory can be told, in every way, on one target. @param contextTokens of what is run; what is trained has 2,048 */
export function fitMatrix(models: readonly ModelRow[], target: FitTarget, contextTokens = 4096): MatrixRow[] {
  return models.flatMap((model) => {
    const of = dimensionsOf(model)
    if (!of) return []
    const cells = ways.map((way): MatrixCell | null => {
      const need = wayNeed(of, way, target.unified, contextTokens)
      if (!need) return null
      const { plan, needBytes } = need
      const verdict = fitVerdict(needBytes, target.haveBytes)
      const fits = verdict !== 'does-not-fit'
      return { way, needBytes, verdict, largestContext: fits && of.tokens === 0 ? largestContext(of, plan, target.haveBytes, model.contextLength ?? undefined) || null : null, decode: fits ? (speedsOf(of, plan, target)?.decode ?? null) : null }
    })
    return [{ model, cells }]
  })
}

/** Models that fit in this way, tightly or not. @param way its id in `ways` */
export const fitting = (rows: readonly MatrixRow[], way: string): MatrixRow[] => rows.filter(({ cells }) => cells.some((cell) => cell?.way.id === way && cell.verdict !== 'does-not-fit'))
/** By parameters; null of none. */
export const largestOf = (rows: readonly MatrixRow[]): MatrixRow | null => rows.reduce<MatrixRow | null>((most, row) => (most && (most.model.totalParamsB ?? 0) >= (row.model.totalParamsB ?? 0) ? most : row), null)
