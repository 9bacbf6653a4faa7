import { type Handlers } from '../../core/contract/app-api'
import { type teamCalls } from '../../core/contract/team-calls'
import { usageError } from '../../core/errors/user-error'
import { type teamPlanCalls } from '../../core/contract/team-plan-calls'
import { diffViewOf } from '../../core/diff/view'
import { describeMachine } from '../../core/machine/describe'
import { shortName } from '../../core/run/short-name'
import { type RunFile } from '../../core/run/schema'
import { teamPrefix } from '../../core/team/reference'
import { type Paths } from '../paths'
import { benchmarkTexts } from '../reports/context'
import { teamPlan } from '../team/plan'
import { currentWorkload } from '../workload/store'
import { type HostFeatures } from './host-features'
import { type TeamDesk } from './team-desk'

type Load = (run: string | null) => RunFile

/** @throws UserError usage for a run of the folder: it is its machine's to publish */
function ownRun(load: Load, run: string | null): RunFile {
  if (run?.startsWith(teamPrefix)) throw usageError("A colleague's run is not this machine's to publish.", 'Show the latest run of this machine first.')
  return load(run)
}

/** Two runs beside each other, each of this machine or of the folder. */
export const diffHandler = (load: Load): Handlers['diff'] => async ({ before, after }) => {
  const [first, second] = [load(before), load(after)]
  return diffViewOf(first, second, benchmarkTexts, [shortName(first), shortName(second)])
}

/** Answers for the Team page. */
export function teamHandlers(desk: TeamDesk, features: HostFeatures, load: Load, paths: Paths): Pick<Handlers, keyof typeof teamCalls | keyof typeof teamPlanCalls> {
  return {
    'team-view': (asked) => desk.view(asked, features.chooseFolder !== null),
    'team-history': ({ id }) => desk.history(id),
    'team-look': async () => {
      void desk.look()
      return { started: true }
    },
    'team-choose-folder': async () => ({ folder: features.chooseFolder ? await features.chooseFolder() : null }),
    'team-join': ({ folder, name }) => desk.join(folder, name),
    'team-preview': async ({ run }) => desk.preview(ownRun(load, run)),
    'team-publish': async ({ run }) => desk.publish(ownRun(load, run)),
    'team-withdraw': ({ result, why }) => desk.withdraw(result, why),
    'team-hide': ({ result, hidden }) => desk.hide(result, hidden),
    'team-trust': ({ machineId, keyId }) => desk.trust(machineId, keyId),
    'team-plan': async (asked) => {
      const fleet = await desk.fleet()
      return fleet && teamPlan(fleet, currentWorkload(paths, new Date()).workload, asked)
    },
    'team-run': async ({ run }) => {
      const found = load(run)
      return { name: shortName(found), machine: describeMachine(found.machine) }
    },
  }
}
