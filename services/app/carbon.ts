import { carbonView } from '../../core/carbon/view/view'
import { type AdviceSession } from '../../core/contract/advise-views'
import { sampleReference, type Handlers } from '../../core/contract/app-api'
import { UserError } from '../../core/errors/user-error'
import { type RunFile } from '../../core/run/schema'
import { carbonFacts } from '../carbon'
import { catalog } from '../catalog'
import { type Services } from '../create-services'
import { readAdvice } from '../storage/advice-session'
import { teamCards } from '../team/anchors'
import { currentWorkload } from '../workload/store'

/** The advice that was worked on, where it is of this run; without a run, whatever it is of. */
function adviceOf(kept: AdviceSession | null, run: RunFile | null, sample: boolean): AdviceSession | null {
  if (kept === null || run === null) return kept
  return kept.origin.kind === 'run' && kept.origin.run === (sample ? sampleReference : run.id) ? kept : null
}

/** Somebody chose it: it differs from what the advice began with, or came with a situation that names a place. */
const placeChosen = ({ origin, start, scenario }: AdviceSession): boolean => origin.kind === 'preset' || origin.kind === 'file' || scenario.region !== start.region

/** Answers for the Carbon page. @param load runs by id, the shipped recording included */
export function carbonHandlers(services: Services, load: (run: string | null) => RunFile, isSample: (run: string | null) => boolean): Pick<Handlers, 'carbon' | 'carbon-choices'> {
  const { paths } = services
  /** @param without whether the answer can do without a run */
  const runOf = (reference: string | null, without: boolean): RunFile | null => {
    try {
      return load(reference)
    } catch (error) {
      if (without && reference === null && error instanceof UserError && error.kind === 'usage') return null
      throw error
    }
  }
  return {
    carbon: async ({ run: reference, ...request }) => {
      const now = new Date()
      const kept = request.gpu === null ? readAdvice(paths, now) : null
      const run = request.gpu === null ? runOf(reference, kept?.scenario.gpu != null) : null
      const sample = request.gpu === null && isSample(reference)
      const advice = adviceOf(kept, run, sample)
      const other = advice && advice.scenario.gpu !== advice.start.gpu ? advice.scenario.gpu : null
      const facts = carbonFacts({ ...request, gpu: request.gpu ?? other }, { run, workload: currentWorkload(paths, now).workload, scenario: advice?.scenario ?? null, placeChosen: advice !== null && placeChosen(advice), cards: await teamCards(services), now })
      return { ...carbonView(facts), sample }
    },
    'carbon-choices': async () => {
      const { zones, cloudRegions, embodied } = catalog.gridCarbon()
      return {
        regions: [...zones.map(({ name }) => name), ...cloudRegions.map(({ id }) => id), 'world'],
        gpus: catalog.gpus().map(({ name }) => name),
        workstations: embodied.flatMap(({ kind, name }) => (kind === 'workstation' && name !== undefined ? [name] : [])),
      }
    },
  }
}
