import { useEffect, useState } from 'react'
import { type MeasureStatus } from '../../core/contract/views'
import { call, listen, onConnection } from '../client'

export interface MeasuringState {
  readonly status: MeasureStatus
  /** The run that ended last in this window; null before the first. */
  readonly lastRun: string | null
  readonly failure: string | null
  /** Changes whenever a run has ended: what was read before is old. */
  readonly ended: number
}

/** The run under way, asked for once and then told of by events: a page that opens late shows it too. */
export function useMeasuring(): MeasuringState {
  const [state, setState] = useState<MeasuringState>({ status: { state: 'idle' }, lastRun: null, failure: null, ended: 0 })
  useEffect(() => {
    const ask = () => void call('measure-status', null).then((status) => setState((before) => ({ ...before, status })), () => undefined)
    const stop = listen((event) => {
      setState((before) => {
        if (event.type === 'measured') return { ...before, lastRun: event.run, ended: before.ended + 1 }
        if (event.type === 'measure-failed') return { ...before, failure: event.message, ended: before.ended + 1 }
        if (event.type !== 'measure') return before
        const begins = before.status.state === 'idle' && event.status.state === 'running'
        return { ...before, status: event.status, failure: begins ? null : before.failure }
      })
    })
    const stopWatching = onConnection((connected) => connected && ask())
    ask()
    return () => {
      stop()
      stopWatching()
    }
  }, [])
  return state
}
