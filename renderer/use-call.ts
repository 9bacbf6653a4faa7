import { useCallback, useEffect, useState } from 'react'
import { type Channel, type ChannelInput, type ChannelOutput } from '../core/contract/app-api'
import { call } from './client'

export type Loaded<T> = { at: 'loading' } | { at: 'ready'; value: T } | { at: 'failed'; message: string }

/** Asks once, again when the input changes, and when told to. An answer that comes too late is dropped. */
export function useCall<C extends Channel>(channel: C, input: ChannelInput<C>): [Loaded<ChannelOutput<C>>, () => void] {
  const [state, setState] = useState<Loaded<ChannelOutput<C>>>({ at: 'loading' })
  const [round, setRound] = useState(0)
  const key = JSON.stringify(input)
  useEffect(() => {
    let wanted = true
    call(channel, JSON.parse(key) as ChannelInput<C>).then(
      (value) => wanted && setState({ at: 'ready', value }),
      (error: unknown) => wanted && setState({ at: 'failed', message: error instanceof Error ? error.message : String(error) }),
    )
    return () => {
      wanted = false
    }
  }, [channel, key, round])
  return [state, useCallback(() => setRound((count) => count + 1), [])]
}
