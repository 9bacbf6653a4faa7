import { type Outcome, type StoredLaunch } from '../../core/run/schema'
import { type Trouble } from './launcher'

/** What a benchmark's record says after one more good launch. */
export function addLaunch(outcome: Outcome, launch: StoredLaunch): Outcome {
  return { state: 'measured', launches: [...launchesOf(outcome), launch] }
}

export function launchesOf(outcome: Outcome): StoredLaunch[] {
  return outcome.state === 'measured' || outcome.state === 'crashed' ? outcome.launches : []
}

/** What a benchmark's record says after a launch that did not end well. A crash, a hang and no memory stay apart. */
export function afterTrouble(outcome: Outcome, trouble: Trouble): Outcome {
  const launches = launchesOf(outcome)
  const crashed = (because: Extract<Outcome, { state: 'crashed' }>['because'], detail: string, log: string): Outcome => ({
    state: 'crashed',
    because,
    detail: detail.slice(0, 1000),
    log: log.slice(-8000),
    launches,
  })
  switch (trouble.kind) {
    case 'cancelled':
      // What was measured before stays measured; the file says that the run was interrupted.
      return launches.length > 0 ? outcome : { state: 'skipped', because: 'cancelled', detail: 'the run was cancelled' }
    case 'refused': {
      const { code, message } = trouble
      if (code === 'unsupported') return { state: 'skipped', because: 'unsupported', detail: message.slice(0, 512) }
      if (code === 'no-space') return { state: 'skipped', because: 'not-enough-disk', detail: message.slice(0, 512) }
      return crashed(code === 'out-of-memory' || code === 'check-failed' ? code : 'failed', message, '')
    }
    default:
      return crashed(trouble.kind, trouble.message, trouble.log)
  }
}
