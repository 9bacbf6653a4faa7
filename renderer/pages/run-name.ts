import { type RunView } from '../../core/contract/views'

/** In the person's own format. */
export const shownTime = (instant: string): string => new Date(instant).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** "the quick run of 24 Nov 2026, 10:46" */
export const runName = ({ sample, name, mode, startedAt }: Pick<RunView, 'sample' | 'name' | 'mode' | 'startedAt'>): string =>
  sample ? 'the run of the sample machine' : (name ?? `the ${mode} run of ${shownTime(startedAt)}`)
