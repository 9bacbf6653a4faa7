import path from 'node:path'
import { nvmlAnswer, type NvmlAnswer } from '../../core/contract/nvml-protocol'
import { type Services } from '../create-services'
import { samplerEnv } from '../sampler/sampler-env'

/** What starts the process that asks. */
export type NvmlHelper = Pick<Services, 'driver' | 'workerFile'>

/** NVML's answer from a process of its own. Never rejects: null where it crashed, hung past `timeoutSeconds` or answered nonsense. */
export function askNvml({ driver, workerFile }: NvmlHelper, env: NodeJS.ProcessEnv, timeoutSeconds: number, signal: AbortSignal): Promise<NvmlAnswer | null> {
  return new Promise((resolve) => {
    let done = false
    let kill = (): void => undefined
    const end = (answer: NvmlAnswer | null) => {
      if (done) return
      done = true
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      kill()
      resolve(answer)
    }
    const stop = () => end(null)
    const timer = setTimeout(stop, timeoutSeconds * 1000)
    signal.addEventListener('abort', stop)
    if (signal.aborted) return stop()
    try {
      const child = driver.start(path.join(path.dirname(workerFile), 'nvml.cjs'), samplerEnv(env))
      kill = () => child.kill()
      child.onStderr(() => undefined)
      child.onExit(stop)
      child.onMessage((raw) => {
        const parsed = nvmlAnswer.safeParse(raw)
        end(parsed.success ? parsed.data : null)
      })
    } catch {
      stop()
    }
  })
}
