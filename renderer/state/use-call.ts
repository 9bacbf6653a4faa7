import { useCallback, useEffect, useState } from 'react'
import { type CallFailure, type Channel, type ChannelInput, type ChannelOutput } from '../../core/contract/app-api'
import { asRefusal } from '../../core/contract/client'
import { call } from '../client'

export type Loaded<T> = { at: 'loading' } | { at: 'ready'; value: T } | { at: 'failed'; why: CallFailure }

/**
 * Asks once, again when the input or `version` changes, and when told to. What was there stays until the new answer is:
 * nothing flashes. An answer that comes too late is dropped.
 */
export function useCall<C extends Channel>(channel: C, input: ChannelInput<C>, version: unknown = 0): [Loaded<ChannelOutput<C>>, () => void] {
  const [state, setState] = useState<Loaded<ChannelOutput<C>>>({ at: 'loading' })
  const [round, setRound] = useState(0)
  const key = JSON.stringify(input)
  useEffect(() => {
    let wanted = true
    call(channel, JSON.parse(key) as ChannelInput<C>).then(
      (value) => wanted && setState({ at: 'ready', value }),
      (error: unknown) => wanted && setState({ at: 'failed', why: asRefusal(error) }),
    )
    return () => {
      wanted = false
    }
  }, [channel, key, round, version])
  return [state, useCallback(() => setRound((count) => count + 1), [])]
}
