import { answerCall, type CallAnswer } from '../../core/contract/app-api'
import { appEvent, type AppEvent } from '../../core/contract/views'
import { type Services } from '../create-services'
import { createAppHandlers } from './handlers'
import { browserFeatures, type HostFeatures } from './host-features'

/**
 * The program behind every window, and the direct transport: the other two (Electron's IPC, the WebSocket of
 * `groundspeed serve`) carry its messages and add nothing but the check of who is asking.
 */
export interface AppHost {
  /** Never throws: an answer that is no success has a code and words. */
  answer(channel: unknown, input: unknown): Promise<CallAnswer<unknown>>
  /** @returns the function that stops listening */
  subscribe(listener: (event: AppEvent) => void): () => void
  /** Tells every window. */
  emit(event: AppEvent): void
  /** Ends a run under way in good order. */
  close(): Promise<void>
}

export function createAppHost(services: Services, features: HostFeatures = browserFeatures): AppHost {
  const listeners = new Set<(event: AppEvent) => void>()
  const emit = (event: AppEvent) => {
    const checked = appEvent.parse(event)
    for (const listener of listeners) listener(checked)
  }
  const { handlers, measuring, desk } = createAppHandlers(services, features, emit)
  return {
    emit,
    answer: (channel, input) => answerCall(handlers, channel, input),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      desk.close()
      measuring.cancel()
      await measuring.ended
    },
  }
}
