import { appApi, type CallAnswer, type Channel, type ChannelInput, type ChannelOutput } from '../core/contract/app-api'
import { appEvent, type AppEvent } from '../core/contract/views'

declare global {
  interface Window {
    groundspeed: {
      call(channel: string, input: unknown): Promise<CallAnswer<unknown>>
      listen(listener: (event: unknown) => void): () => void
    }
  }
}

/** Calls the main process; the answer is checked here as well. @throws Error with the answer's message */
export async function call<C extends Channel>(channel: C, input: ChannelInput<C>): Promise<ChannelOutput<C>> {
  const answer = await window.groundspeed.call(channel, input)
  if (!answer.ok) throw new Error(answer.message)
  return appApi[channel].output.parse(answer.value) as ChannelOutput<C>
}

/** Events of the main process, those that fit the contract. @returns the function that stops listening */
export function listen(listener: (event: AppEvent) => void): () => void {
  return window.groundspeed.listen((raw) => {
    const parsed = appEvent.safeParse(raw)
    if (parsed.success) listener(parsed.data)
  })
}
