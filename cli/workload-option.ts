import { type Workload } from '../core/workload/schema'
import { type CliContext, type OptionSpec, type ParsedOptions } from './command'

/** For every command whose answer is for a workload. */
export const workloadOption: OptionSpec = { type: 'string', value: 'NAME|FILE', help: 'the work it is for (see `groundspeed workload`)' }

/** The workload that was named, or the current one. @throws UserError usage with the nearest names */
export async function workloadIn(options: ParsedOptions, context: CliContext): Promise<Workload> {
  const [{ paths }, { findWorkloadFor }] = await Promise.all([context.services(), import('../services/workload/store')])
  return findWorkloadFor(paths, options['workload'] as string | undefined, new Date())
}
