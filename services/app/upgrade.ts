import { printScenario } from '../../core/advice/scenario'
import { type Handlers } from '../../core/contract/app-api'
import { type upgradeCalls, type UpgradeRequest as Asked } from '../../core/contract/upgrade-calls'
import { swapViewOf } from '../../core/upgrade/view/swap'
import { upgradeViewOf } from '../../core/upgrade/view/view'
import { ownMachine, runOf, type LoadRun } from '../advise-session'
import { type Services } from '../create-services'
import { teamCards } from '../team/anchors'
import { swapFor, upgradesFor, type UpgradeRequest } from '../upgrade'
import { scenarioWith } from '../upgrade/scenario'
import { fileName } from './advise'

/** The Upgrade section's calls: of the advice on the page. @param load runs by id, the shipped recording included */
export function upgradeHandlers(services: Services, load: LoadRun): Pick<Handlers, keyof typeof upgradeCalls> {
  const requestOf = async ({ session, limits, entered }: Asked): Promise<UpgradeRequest> => {
    const run = runOf(session, load)
    // Another card than the run's was chosen: what the run says of slots and system holds, what it measured of the card does not.
    const same = session.scenario.gpu === session.start.gpu
    return { scenario: session.scenario, machine: ownMachine(session, run), run: same ? run : null, workload: session.workload.said, limits, entered, cards: await teamCards(services), now: new Date() }
  }
  return {
    'upgrade-view': async (asked) => {
      const request = await requestOf(asked)
      return upgradeViewOf(upgradesFor(request), request.machine?.remark ?? '')
    },
    'upgrade-swap': async ({ part, ...asked }) => {
      const request = await requestOf(asked)
      const { all, candidate } = swapFor(request, part)
      const scenario = scenarioWith(request.scenario, request.machine, candidate, request.workload)
      return swapViewOf(all, candidate, { name: scenario.name, file: `${fileName(scenario.name)}.scenario.json`, text: printScenario(scenario) })
    },
  }
}
