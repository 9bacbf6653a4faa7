import { blankFacts } from '../../core/machine/blank'
import { machineFacts, type MachineFacts } from '../../core/machine/facts'
import { withOverrides } from '../../core/machine/overrides'
import { type NvmlHelper } from '../nvml/ask'
import { thisHost, type Host } from './host'
import { probesOf } from './list'
import { matched } from './matched'
import { readOverrides } from './overrides'

export interface ProbeRequest {
  readonly env: NodeJS.ProcessEnv
  readonly dataDir: string
  readonly signal: AbortSignal
  readonly at: Date
  /** What starts a process of ours; without it NVIDIA's library is not asked, its tool alone. */
  readonly helper?: NvmlHelper
  /** Another machine than this one; for tests. */
  readonly host?: Host
  /** What the user corrected is left out: what the machine says by itself. */
  readonly plain?: boolean
  /** Told of each probe that has answered, with the facts so far. */
  readonly onPart?: (so: () => MachineFacts) => void
}

const unfinished = 'still being read'

/** Asks this machine what it is, all probes side by side. Each fact says where it was read, or why it is unknown. */
export async function probeMachine({ env, dataDir, signal, at: moment, helper, host = thisHost(env, signal, helper), plain = false, onPart }: ProbeRequest): Promise<MachineFacts> {
  const at = moment.toISOString()
  const parts: Partial<MachineFacts> = {}
  const together = (detail: string): MachineFacts => {
    const facts = machineFacts.parse(matched({ ...blankFacts(at, detail), ...parts }, at))
    return plain ? facts : withOverrides(facts, readOverrides(dataDir))
  }
  await Promise.all(
    probesOf(host.platform).map(async (probe) => {
      Object.assign(parts, await probe.gather({ host, dataDir, at }))
      onPart?.(() => together(unfinished))
    }),
  )
  return together('this system has no probe for it')
}
