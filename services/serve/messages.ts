import { refusal, type CallAnswer } from '../../core/contract/app-api'
import { socketCall, type SocketMessage } from '../../core/contract/socket'
import { type AppHost } from '../app/host'

/** The call's number, if it has one: its caller is waiting, whatever else is wrong with it. */
function idOf(message: unknown): number | null {
  const id = socketCall.shape.id.safeParse((message as { id?: unknown } | null)?.id)
  return id.success ? id.data : null
}

async function answerTo(host: AppHost, text: string, isBinary: boolean): Promise<{ id: number | null; answer: CallAnswer<unknown> }> {
  if (isBinary) return { id: null, answer: refusal('bad-input', 'A call is a JSON text, not bytes.') }
  let message: unknown
  try {
    message = JSON.parse(text)
  } catch {
    return { id: null, answer: refusal('bad-input', 'The message is not JSON.') }
  }
  const call = socketCall.safeParse(message)
  if (!call.success) return { id: idOf(message), answer: refusal('bad-input', 'A call has an id, a channel and an input.') }
  const { id, channel, input } = call.data
  return { id, answer: await host.answer(channel, input) }
}

/** The answer to one message, as text. Never throws: what is no call is answered as such. */
export const answerMessage = async (host: AppHost, text: string, isBinary: boolean): Promise<string> => JSON.stringify((await answerTo(host, text, isBinary)) satisfies SocketMessage)
