import { appApi, type CallAnswer, type Channel, type ChannelInput, type ChannelOutput } from '../core/contract/app-api'

declare global {
  interface Window {
    groundspeed: { call(channel: string, input: unknown): Promise<CallAnswer<unknown>> }
  }
}

/** Calls the main process; the answer is checked here as well. @throws Error with the answer's message */
export async function call<C extends Channel>(channel: C, input: ChannelInput<C>): Promise<ChannelOutput<C>> {
  const answer = await window.groundspeed.call(channel, input)
  if (!answer.ok) throw new Error(answer.message)
  return appApi[channel].output.parse(answer.value) as ChannelOutput<C>
}
