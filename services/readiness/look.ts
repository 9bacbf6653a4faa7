import { readinessOf, type Readiness } from '../../core/readiness/list'
import { type Services } from '../create-services'
import { probeMachine } from '../probes'
import { startSampler, type Sampler } from '../sampler/sampler'
import { readGpuLimits } from './gpu-limits'

const idleSeconds = 2

/**
 * Is this machine fit to be measured now? Facts first and idle seconds after them: what asks the machine would be load
 * of its own. Takes about three seconds. A sampler that runs already may be given, and stays open.
 */
export async function lookAtReadiness(services: Services, signal: AbortSignal, running?: Sampler): Promise<Readiness> {
  const { env, paths } = services
  const facts = await probeMachine({ env, dataDir: paths.dataDir, signal, at: new Date(), helper: services })
  const gpuLimits = await readGpuLimits(env, signal)
  const sampler = running ?? (await startSampler(services))
  try {
    return readinessOf({ idle: await sampler.idle(idleSeconds, signal), facts, gpuLimits })
  } finally {
    if (!running) sampler.close()
  }
}
