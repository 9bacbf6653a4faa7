import { type Handlers } from '../../core/contract/app-api'
import { type FitRequest } from '../../core/contract/fit-calls'
import { failure } from '../../core/errors/user-error'
import { fitDetailView } from '../../core/fit/detail-view'
import { hasDimensions } from '../../core/fit/dimensions'
import { fieldsOfWorkload } from '../../core/fit/for-workload'
import { fitMatrixView } from '../../core/fit/matrix-view'
import { targetOfMachine, type FitTarget } from '../../core/fit/target'
import { type MachineFacts } from '../../core/machine/facts'
import { quantizations } from '../../core/quantization/list'
import { catalog } from '../catalog'
import { readCalibration } from '../fit/calibrate'
import { detailFor, matrixFor, modelNamed, modelOfConfig, targetNamed } from '../fit'
import { type Paths } from '../paths'
import { currentWorkload } from '../workload/store'

/** Sliders ask many times a second; a machine is looked at again only when this is over. */
const probeLastsMs = 10_000

/** What was chosen on the page, over what the workload says. */
function fieldsOf({ method, quantization, contextTokens, batch }: FitRequest, work: ReturnType<typeof fieldsOfWorkload>) {
  const same = method === null || method === work.fields.method
  const training = (method ?? work.fields.method) !== 'inference'
  // A chosen way starts from what people usually run; its numbers hold over the workload's.
  return {
    ...(same ? work.fields : { method }),
    ...(quantization !== null && (method ?? work.fields.method) !== 'full' ? { quantization } : {}),
    ...(contextTokens !== null ? (training ? { sequenceLength: contextTokens } : { contextTokens }) : {}),
    ...(batch !== null ? { batch } : {}),
  }
}

/** Answers for the Fit page. */
export function fitHandlers(paths: Paths, probe: () => Promise<MachineFacts>, now: () => number = Date.now): Pick<Handlers, 'fit-matrix' | 'fit-detail' | 'fit-choices'> {
  let seen: { at: number; facts: Promise<MachineFacts> } | null = null
  async function targetOf(gpu: string | null): Promise<FitTarget> {
    if (gpu !== null) return targetNamed(gpu)
    if (seen === null || now() - seen.at > probeLastsMs) seen = { at: now(), facts: probe() }
    const target = targetOfMachine(await seen.facts, catalog.gpus())
    if (target === null) throw failure('This machine says neither how much memory its GPU has nor how much it has itself.', 'Choose a card instead.')
    return target
  }
  return {
    'fit-matrix': async ({ gpu }) => {
      const target = await targetOf(gpu)
      return fitMatrixView(matrixFor(target), target)
    },
    'fit-detail': async (request) => {
      const work = fieldsOfWorkload(currentWorkload(paths, new Date()).workload)
      const own = request.config !== null || request.model !== null
      const model = request.config !== null ? modelOfConfig(request.config) : modelNamed(request.model ?? work.model)
      const fields = fieldsOf(request, work)
      const detail = detailFor(model, fields, await targetOf(request.gpu))
      const other = request.other === null ? null : detailFor(model, fields, targetNamed(request.other))
      return fitDetailView(detail, other, own ? 'As chosen; what was not chosen is as in the workload, or as people usually run it' : work.words, request.gpu === null ? readCalibration(paths) : null)
    },
    'fit-choices': async () => ({ gpus: catalog.gpus().map(({ name }) => name), models: catalog.models().filter(hasDimensions).map(({ name }) => name), quantizations: quantizations.map(({ id }) => id) }),
  }
}
