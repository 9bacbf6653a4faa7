import { useCallback, useEffect, useState } from 'react'
import { type WorkloadsView } from '../../core/contract/workload-calls'
import { call, onConnection } from '../client'

export interface WorkloadState {
  /** What every page answers for, and what else there is; null until it is known. */
  readonly shown: WorkloadsView | null
  /** Changes whenever another work is answered for: what was read before is old. */
  readonly changed: number
  /** Takes what a call answered. */
  readonly take: (next: WorkloadsView) => void
}

/** The workload, asked for once, and again when the program or the window comes back: the terminal may have changed it. */
export function useWorkload(): WorkloadState {
  const [state, setState] = useState<{ shown: WorkloadsView | null; changed: number }>({ shown: null, changed: 0 })
  const take = useCallback((shown: WorkloadsView) => {
    setState((before) => ({ shown, changed: before.shown && same(before.shown, shown) ? before.changed : before.changed + 1 }))
  }, [])
  useEffect(() => {
    const ask = () => void call('workloads', null).then(take, () => undefined)
    const stopWatching = onConnection((connected) => connected && ask())
    window.addEventListener('focus', ask)
    ask()
    return () => {
      stopWatching()
      window.removeEventListener('focus', ask)
    }
  }, [take])
  return { ...state, take }
}

const same = (a: WorkloadsView, b: WorkloadsView): boolean => JSON.stringify(a.current) === JSON.stringify(b.current)
