import { type Channel, type ChannelInput } from '../../../core/contract/app-api'
import { call } from '../../client'
import { useToasts } from '../../state/toasts'

type Change = Extract<Channel, 'price-set' | 'price-discount' | 'price-remove' | 'price-undo'>

/** Makes a change, says what was done with the way back, and has the page look again. @returns whether it was made */
export function useChange(look: () => void) {
  const { say, complain } = useToasts()
  return async function change<C extends Change>(channel: C, input: ChannelInput<C>): Promise<boolean> {
    try {
      const { said, revision } = await call(channel, input)
      look()
      say(said, { label: 'Undo', run: () => void call('price-undo', { revision }).then(look, complain) })
      return true
    } catch (error) {
      complain(error)
      return false
    }
  }
}
export type MakeChange = ReturnType<typeof useChange>
