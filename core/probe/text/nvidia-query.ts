import { gpuOf, leading, mebibytes, migModeOf, said, type ProbedGpu, type TextParser } from './probed'

type Reader = (cell: string | undefined) => Partial<ProbedGpu>

/** What a column holds, by the field's name without its unit. */
const readers: Readonly<Record<string, Reader>> = {
  name: (cell) => ({ name: said(cell) }),
  gpu_name: (cell) => ({ name: said(cell) }),
  driver_version: (cell) => ({ driverVersion: said(cell) }),
  'memory.total': (cell) => ({ memoryTotalMiB: mebibytes(cell) }),
  'memory.used': (cell) => ({ memoryUsedMiB: mebibytes(cell) }),
  'pci.bus_id': (cell) => ({ busId: said(cell) }),
  gpu_bus_id: (cell) => ({ busId: said(cell) }),
  'power.draw': (cell) => ({ powerDrawWatts: leading(cell) }),
  'power.draw.instant': (cell) => ({ powerDrawWatts: leading(cell) }),
  'power.limit': (cell) => ({ powerLimitWatts: leading(cell) }),
  'enforced.power.limit': (cell) => ({ powerLimitWatts: leading(cell) }),
  'temperature.gpu': (cell) => ({ temperatureC: leading(cell) }),
  'utilization.gpu': (cell) => ({ utilizationPercent: leading(cell) }),
  pstate: (cell) => ({ performanceState: said(cell) }),
  compute_cap: (cell) => ({ computeCapability: said(cell) }),
  'mig.mode.current': (cell) => ({ migMode: migModeOf(cell) }),
}
/** A more exact field is not overwritten by one that means nearly the same. */
const order = ['power.draw.instant', 'enforced.power.limit', ...Object.keys(readers).filter((name) => !['power.draw.instant', 'enforced.power.limit'].includes(name))]

const fieldOf = (heading: string): string => heading.slice(0, 200).trim().replace(/\s*\[[^\]]*\]\s*$/, '').toLowerCase()
const cellsOf = (line: string): string[] => line.split(',').map((cell) => cell.trim())

/** `nvidia-smi --query-gpu=… --format=csv[,noheader][,nounits]`: fields from the header, else from the command. */
export const parseNvidiaQuery: TextParser = (text, command) => {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, '')).filter((line) => line.includes(',') || said(line) !== null)
  const asked = /--query-gpu[= ]["']?([\w.,\s]+?)["']?(?=\s+-|\s*$)/.exec(command)?.[1]?.split(',').map((field) => field.trim().toLowerCase()) ?? null
  const headed = lines.findIndex((line) => cellsOf(line).filter((cell) => readers[fieldOf(cell)]).length >= Math.min(2, asked?.length ?? 2))
  const fields = headed >= 0 ? cellsOf(lines[headed]!).map(fieldOf) : asked
  if (!fields) return null
  const rows = lines.slice(headed + 1).map(cellsOf).filter((cells) => cells.length === fields.length)
  const gpus = rows.map((cells) => {
    const parts = order.flatMap((name) => {
      const at = fields.indexOf(name)
      return at < 0 ? [] : [Object.fromEntries(Object.entries(readers[name]!(cells[at])).filter(([, value]) => value !== null)) as Partial<ProbedGpu>]
    })
    return gpuOf(Object.assign({}, ...parts))
  })
  return gpus.length === 0 ? null : { gpus, cpu: null }
}
