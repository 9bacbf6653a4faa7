import fs from 'node:fs'
import { gpuLost } from '../../../core/gates/gates/gpu-reasons'
import { known, unknown } from '../../../core/result/known'
import { type NvmlWatch } from '../../nvml/reading'
import { defineReader } from '../reader'
import { nvidiaReader } from './nvidia'
import { chosenBy } from './nvidia-line'

/** Without these there is no driver, and its library is not looked for. */
const signs = ['/dev/nvidiactl', '/dev/dxg', '/proc/driver/nvidia/version']

/**
 * NVIDIA's boards: by the driver's library, which answers at once and counts energy, else by its tool in loop mode. The
 * library is native code in this process: a driver that hangs costs the readings, and the run goes on.
 */
export function gpuReader(library?: string, tool = nvidiaReader()) {
  let watch: NvmlWatch | null = null

  return defineReader({
    part: 'gpus',
    platforms: ['linux', 'win32'],
    when: 'always',
    async start(input) {
      const file = library ?? input.env['GROUNDSPEED_NVML_LIBRARY']
      if (file !== undefined || input.platform === 'win32' || signs.some((sign) => fs.existsSync(sign))) {
        try {
          const { watchNvml } = await import('../../nvml/reading')
          watch = watchNvml(chosenBy(input.env['CUDA_VISIBLE_DEVICES']), file)
          return
        } catch {
          // Whatever the library lacks, the tool tells it or says why it cannot.
        }
      }
      await tool.start!(input)
    },
    stop() {
      watch?.stop()
      watch = null
      tool.stop!()
    },
    read(input) {
      if (!watch) return tool.read(input)
      try {
        return known(watch.read())
      } catch (error) {
        return unknown('unreadable', (error as { trouble?: string }).trouble === 'gpu-lost' ? gpuLost : undefined)
      }
    },
  })
}
