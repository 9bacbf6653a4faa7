import { engineOf, type BenchmarkDefinition, type Kernel, type Params, type PreparedKernel } from '../../core/benchmark/definition'
import { seededRandom } from '../../core/statistics/random'
import { type Backend } from '../backends/backend'
import { BackendError } from '../backends/backend-error'
import { inFullFp32 } from '../backends/tensorflow/tf32'
import { benchmarks } from '../list'
import { type ReportProgress } from './serve'

/** @throws BackendError unsupported when this worker has no such benchmark, or its engine cannot run it */
export function definitionOf(id: string, backend: Backend): BenchmarkDefinition {
  const definition = benchmarks.find((each) => each.id === id)
  if (!definition) throw new BackendError('unsupported', `this worker has no benchmark '${id}'`)
  if (engineOf(definition, backend.engine) === null) throw new BackendError('unsupported', `${id} does not run on ${backend.engine}`)
  return definition
}

/** Data on the device and the known answer met: ready to be timed. @throws BackendError check-failed, with nothing left behind */
export async function prepareChecked(
  definition: BenchmarkDefinition,
  { params, seed, folder }: { params: Params; seed: number; folder: string },
  backend: Backend,
  progress: ReportProgress,
): Promise<{ prepared: PreparedKernel; check: string }> {
  await progress('preparing')
  const { kernel } = await definition.kernel()
  const prepared = await (kernel as Kernel<Backend>).prepare({ backend, params, random: seededRandom(seed), folder })
  try {
    await progress('checking')
    const check = prepared.checkInFp32 && backend.engine === 'tensorflow' ? await inFullFp32(backend.binding.tf32, () => prepared.check()) : await prepared.check()
    if (!check.ok) throw new BackendError('check-failed', `${definition.id} computed a wrong answer: ${check.detail}`)
    return { prepared, check: check.detail }
  } catch (error) {
    await prepared.dispose()
    throw error
  }
}
