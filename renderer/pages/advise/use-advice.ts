import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type AdviceAnswer, type AdviceChange, type AdviceSource } from '../../../core/contract/advise-views'
import { asRefusal } from '../../../core/contract/client'
import { call } from '../../client'
import { useToasts } from '../../state/toasts'
import { type Loaded } from '../../state/use-call'

/** A slider that rests so long is let go: the change is kept, and is one step to undo. */
const restMs = 400
const undoSteps = 50

export interface Advice {
  readonly shown: Loaded<AdviceAnswer | null>
  readonly canUndo: boolean
  /** @returns why it was refused, in words; null when it holds */
  readonly change: (change: AdviceChange) => Promise<string | null>
  readonly start: (source: AdviceSource) => Promise<string | null>
  /** Hours a week while they are dragged: shown at once, kept when the hand rests. */
  readonly slide: (hours: number) => void
  readonly undo: () => void
}

/** The scenario being worked on, its answer, and the way back. The program works it out; this holds it and its history. */
export function useAdvice(run: string | null, version: unknown): Advice {
  const { complain } = useToasts()
  const [shown, setShown] = useState<Loaded<AdviceAnswer | null>>({ at: 'loading' })
  const [past, setPast] = useState<readonly AdviceAnswer[]>([])
  const now = useRef<AdviceAnswer | null>(null)
  /** Where a slide began, what it wants next, and whether an answer is under way. */
  const sliding = useRef<{ from: AdviceAnswer; wanted: number | null; busy: boolean; timer: ReturnType<typeof setTimeout> | undefined } | null>(null)

  const show = useCallback((answer: AdviceAnswer | null) => {
    now.current = answer
    setShown({ at: 'ready', value: answer })
  }, [])
  const keep = useCallback((answer: AdviceAnswer) => void call('advise-keep', answer.session).catch(complain), [complain])
  const step = useCallback((before: AdviceAnswer | null) => before && setPast((all) => [...all.slice(-undoSteps), before]), [])

  const settle = useCallback(() => {
    const slid = sliding.current
    if (!slid) return
    clearTimeout(slid.timer)
    sliding.current = null
    step(slid.from)
    if (now.current) keep(now.current)
  }, [keep, step])

  useEffect(() => {
    let wanted = true
    call('advise-open', { run }).then(
      (answer) => wanted && show(answer),
      (error: unknown) => wanted && setShown({ at: 'failed', why: asRefusal(error) }),
    )
    return () => {
      wanted = false
      settle()
    }
  }, [run, version, show, settle])

  const take = useCallback(
    async (ask: Promise<AdviceAnswer>): Promise<string | null> => {
      const before = now.current
      try {
        const answer = await ask
        step(before)
        show(answer)
        keep(answer)
        return null
      } catch (error) {
        const { message, advice } = asRefusal(error)
        return [message, advice].filter(Boolean).join(' ')
      }
    },
    [keep, show, step],
  )

  return useMemo<Advice>(() => {
    const follow = async () => {
      const slid = sliding.current
      if (!slid || slid.busy) return
      slid.busy = true
      // Only the newest place of the hand is asked for; what it passed meanwhile is nobody's question.
      while (slid.wanted !== null && sliding.current === slid) {
        const typed = String(slid.wanted)
        slid.wanted = null
        try {
          show(await call('advise-change', { session: slid.from.session, change: { kind: 'set', key: 'hoursPerWeek', typed } }))
        } catch (error) {
          complain(error)
        }
      }
      slid.busy = false
      slid.timer = setTimeout(settle, restMs)
    }
    return {
      shown,
      canUndo: past.length > 0,
      change: async (change) => {
        settle()
        const { session } = now.current!
        return take(call('advise-change', { session, change }))
      },
      start: (source) => {
        settle()
        return take(call('advise-start', source))
      },
      slide: (hours) => {
        if (!now.current) return
        sliding.current ??= { from: now.current, wanted: null, busy: false, timer: undefined }
        clearTimeout(sliding.current.timer)
        sliding.current.wanted = hours
        void follow()
      },
      undo: () => {
        settle()
        const last = past[past.length - 1]
        if (!last) return
        setPast(past.slice(0, -1))
        show(last)
        keep(last)
      },
    }
  }, [shown, past, take, settle, show, keep, complain])
}
