import { gpuLost } from '../../../core/gates/gates/gpu-reasons'
import { type GpuReading } from '../../../core/gates/reading'
import { nvidiaTrouble, refusedField, type GpuTrouble } from '../../../core/probe/nvidia-smi'
import { known, unknown, type UnknownReason } from '../../../core/result/known'
import { defineReader, type StartInput } from '../reader'
import { loopTool } from '../tool-loop'
import { gpuFields, parseGpuLine, visibleGpus, type GpuField } from './nvidia-line'

/** Once a second: METHOD A3 asks for 1 to 2 Hz, and the driver's answer costs some milliseconds. */
const loopMilliseconds = 1000
/** A line older than this says nothing about now. */
const staleSeconds = 3
/** Old and new drivers refuse different fields; each refusal costs a start. */
const mostStarts = 4

const reasons: Partial<Record<GpuTrouble, UnknownReason>> = { 'not-installed': 'not-installed', 'no-devices': 'not-installed', 'no-permission': 'no-permission', 'blocked-in-wsl': 'no-permission' }

/** nvidia-smi in its loop mode, one for the whole run. */
export function nvidiaReader(command = 'nvidia-smi') {
  const latest = new Map<number, { gpu: GpuReading; at: number }>()
  let trouble: GpuTrouble | null = null
  let ended: UnknownReason | null = null
  let stop = (): void => undefined
  let stopped = false

  function begin(fields: readonly GpuField[], starts: number, { env, now, platform, dataDir }: StartInput, settled: () => void): void {
    const visible = visibleGpus(env['CUDA_VISIBLE_DEVICES'])
    let refused: string | null = null
    stop = loopTool(command, [`--query-gpu=${fields.join(',')}`, '--format=csv,noheader,nounits', `--loop-ms=${loopMilliseconds}`], env, {
      line(line) {
        const gpu = parseGpuLine(line, fields)
        if (gpu) {
          if (visible && !visible.has(gpu.index)) return
          latest.set(gpu.index, { gpu, at: now() })
          // Some drivers go on listing a board that is gone, with these words in every cell.
          if (/GPU is lost/i.test(line)) trouble = 'gpu-lost'
          return settled()
        }
        refused = refusedField(line) ?? refused
        trouble = nvidiaTrouble(line) ?? trouble
      },
      end(because) {
        const left = fields.filter((field) => field !== refused)
        if (refused !== null && left.length < fields.length && starts < mostStarts && !stopped) return begin(left, starts + 1, { env, now, platform, dataDir }, settled)
        ended = because
        settled()
      },
    })
  }

  return defineReader({
    part: 'gpus',
    platforms: ['linux', 'win32'],
    when: 'always',
    start: (input) => new Promise((resolve) => begin(gpuFields, 1, input, resolve)),
    stop() {
      stopped = true
      stop()
    },
    read({ now }) {
      if (trouble === 'gpu-lost') return unknown('unreadable', gpuLost)
      if (ended) return unknown((trouble && reasons[trouble]) ?? ended, trouble ?? undefined)
      if (latest.size === 0) return unknown('not-asked', 'nvidia-smi has not answered yet')
      const fresh = [...latest.values()].filter(({ at }) => now() - at <= staleSeconds)
      // One board that fell silent beside others is not left out quietly.
      return fresh.length === latest.size ? known(fresh.map(({ gpu }) => gpu)) : unknown('timed-out')
    },
  })
}
