import { machineFacts, type MachineFacts } from '../../core/machine/facts'
import { probes } from './list'
import { type ProbeInput } from './probe'

/** Asks this machine what it is, all probes side by side. Each fact says where it was read, or why it is unknown. */
export async function probeMachine(input: Omit<ProbeInput, 'at'> & { at: Date }): Promise<MachineFacts> {
  const at = input.at.toISOString()
  const parts = await Promise.all(probes.map((probe) => probe.gather({ ...input, at })))
  return machineFacts.parse(Object.assign({}, ...parts))
}
