import { useEffect, useState } from 'react'
import { type MeasureStatus } from '../core/contract/views'
import { call, listen } from './client'

export interface MeasuringState {
  readonly status: MeasureStatus
  /** The run that ended last in this window; null before the first. */
  readonly lastRun: string | null
  readonly failure: string | null
}

/** The run under way, asked for once and then told of by events: a page that opens late shows it too. */
export function useMeasuring(): MeasuringState {
  const [state, setState] = useState<MeasuringState>({ status: { state: 'idle' }, lastRun: null, failure: null })
  useEffect(() => {
    const stop = listen((event) => {
      setState((before) => {
        if (event.type === 'measured') return { ...before, lastRun: event.run }
        if (event.type === 'measure-failed') return { ...before, failure: event.message }
        const begins = before.status.state === 'idle' && event.status.state === 'running'
        return { ...before, status: event.status, failure: begins ? null : before.failure }
      })
    })
    void call('measure-status', null).then((status) => setState((before) => ({ ...before, status })))
    return stop
  }, [])
  return state
}
