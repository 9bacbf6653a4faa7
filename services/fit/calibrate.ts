import fs from 'node:fs'
import path from 'node:path'
import { failure } from '../../core/errors/user-error'
import { calibrationNetwork, calibrationOf, fitCalibration, type FitCalibration } from '../../core/fit/calibration'
import { safeJsonParse } from '../../core/json/safe-parse'
import { type Services } from '../create-services'
import { writeWhole } from '../files/whole-write'
import { type Paths } from '../paths'
import { Launch, type Answer } from '../runner/launcher'
import { workerEnv } from '../runner/worker-env'
import { resolveRuntime } from '../runtimes'
import { acquireRunLock } from '../storage/lock'

const fileOf = (paths: Paths): string => path.join(paths.dataDir, 'fit-calibration.json')

/** The fewest samples that count as measured: what is wanted is the peak, not the time. */
const settings = { warmUpSeconds: 0.05, warmUpCapSeconds: 0.5, sampleSeconds: 0.05, minimumSamples: 2, maximumSamples: 3, maximumSeconds: 2 }
/** Far enough apart that a sample's share stands out from the library's own. */
const batches = [2, 8] as const

/** Most memory that a process has had, and what it has now, bytes. Linux tells both. @throws UserError where the system does not */
function memoryOf(pid: number): { peakBytes: number; nowBytes: number } {
  try {
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8')
    const kibibytes = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(status)?.[1]) * 1024
    const [peakBytes, nowBytes] = [kibibytes('VmHWM'), kibibytes('VmRSS')]
    if (peakBytes > 0 && nowBytes > 0) return { peakBytes, nowBytes }
  } catch {
    // Said below in one way.
  }
  throw failure('This system does not say how much memory a process has had at most.', 'The calibration needs Linux; answers stay predicted without it.')
}

function valueOf<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value
  throw failure(`The training step could not be measured: ${answer.trouble.kind === 'cancelled' ? 'it was cancelled' : answer.trouble.message}.`, 'Run `groundspeed doctor`.')
}

/** The system tells what a process took of its memory, not of a GPU's: the step is computed where it can be seen. */
const onProcessor = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({ ...env, CUDA_VISIBLE_DEVICES: '-1' })

/** One batch in a fresh process: what training takes beyond the loaded library. */
async function peakAt(services: Services, libraryFolder: string, batch: number, signal: AbortSignal): Promise<{ peakBytes: number; engine: string }> {
  const worker = new Launch({ driver: services.driver, workerFile: services.workerFile, env: workerEnv({ engine: 'tensorflow', threads: null, env: onProcessor(services.env) }), signal })
  try {
    const { version } = valueOf(await worker.open('tensorflow', libraryFolder, null, null))
    const { nowBytes } = memoryOf(worker.pid!)
    valueOf(await worker.measure({ benchmark: 'decoder-train', params: { ...calibrationNetwork, batch }, seed: 1, settings, iterations: 1, folder: services.paths.dataDir }, () => undefined))
    return { peakBytes: Math.max(0, memoryOf(worker.pid!).peakBytes - nowBytes), engine: `TensorFlow ${version} on the processor` }
  } finally {
    if (signal.aborted) await worker.kill()
    else await worker.close()
  }
}

/** Trains a small decoder for a moment at two batches, and keeps what it took. @throws UserError without TensorFlow, or where nothing can be read */
export async function calibrateFit(services: Services, signal: AbortSignal, onBatch: (batch: number) => void): Promise<FitCalibration> {
  const runtime = await resolveRuntime('tensorflow', services.paths, services.env)
  if (!runtime.known) throw failure(`TensorFlow is not available: ${runtime.detail ?? runtime.because}.`)
  const release = acquireRunLock(services.paths)
  try {
    const points: FitCalibration['points'] = []
    let engine = ''
    for (const batch of batches) {
      onBatch(batch)
      const seen = await peakAt(services, runtime.value.folder, batch, signal)
      engine = seen.engine
      points.push({ batch, peakBytes: seen.peakBytes })
    }
    const calibration = calibrationOf(points, engine, new Date())
    writeWhole(fileOf(services.paths), `${JSON.stringify(calibration, null, 2)}\n`)
    return calibration
  } catch (error) {
    if (error instanceof RangeError) throw failure(`The calibration says nothing: ${error.message}.`, 'Close other programs and try again.')
    throw error
  } finally {
    release()
  }
}

/** What was measured here, or null: never, or a file that cannot be read. */
export function readCalibration(paths: Paths): FitCalibration | null {
  try {
    const parsed = safeJsonParse(fs.readFileSync(fileOf(paths), 'utf8'))
    const checked = parsed.ok ? fitCalibration.safeParse(parsed.value) : null
    return checked?.success ? checked.data : null
  } catch {
    return null
  }
}
