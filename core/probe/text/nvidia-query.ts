import { isComplaint } from './complaint'
import { gpuOf, leading, mebibytes, migModeOf, notNegative, onceEach, positive, said, type ProbedGpu, type TextParser } from './probed'

type Reader = (cell: string | undefined) => Partial<ProbedGpu>

const draw: Reader = (cell) => ({ powerDrawWatts: notNegative(leading(cell)) })
const limit: Reader = (cell) => ({ powerLimitWatts: positive(leading(cell)) })
/** What a column holds, by the field's name without its unit; the more exact field of two comes later. */
const readers: Readonly<Record<string, Reader>> = {
  gpu_name: (cell) => ({ name: said(cell) }),
  name: (cell) => ({ name: said(cell) }),
  driver_version: (cell) => ({ driverVersion: said(cell) }),
  'memory.total': (cell) => ({ memoryTotalMiB: positive(mebibytes(cell)) }),
  'memory.used': (cell) => ({ memoryUsedMiB: mebibytes(cell) }),
  gpu_bus_id: (cell) => ({ busId: said(cell) }),
  'pci.bus_id': (cell) => ({ busId: said(cell) }),
  'power.draw.average': draw,
  'power.draw.instant': draw,
  'power.draw': draw,
  'enforced.power.limit': limit,
  'power.limit': limit,
  'temperature.gpu': (cell) => ({ temperatureC: leading(cell) }),
  'utilization.gpu': (cell) => ({ utilizationPercent: notNegative(leading(cell)) }),
  pstate: (cell) => ({ performanceState: said(cell) }),
  compute_cap: (cell) => ({ computeCapability: said(cell) }),
  'mig.mode.current': (cell) => ({ migMode: migModeOf(cell) }),
}
const order = Object.keys(readers)

const fieldOf = (heading: string): string => heading.slice(0, 200).trim().replace(/^"|"$/g, '').replace(/\s*\[[^\]]*\]\s*$/, '').toLowerCase()
const cellsOf = (line: string): string[] => line.split(',').map((cell) => cell.trim())

/** Fields that tell one GPU from another. */
const identities = ['uuid', 'gpu_uuid', 'pci.bus_id', 'gpu_bus_id', 'index']
/** What a driver writes in a cell, so that a row of these alone is an answer: a word for nothing, a figure, an identifier. */
const answered = /^(\[?(N\/A|Not Supported|Not Available[\w ]*)\]?|-?\d[\d.]*( (MiB|%|W|MHz|C))?|GPU-[\da-f-]{4,40}|(en|dis)abled|default|P\d{1,2})$/i

/** Fields with a unit behind their figure, unless `nounits` was asked for. */
const withUnits = /^(memory|power|utilization|enforced)\./

/** A field's name, "memory.total [MiB]", or the beginning of one: small letters, where a driver's values have capitals, figures or brackets. */
const fieldName = /^([a-z][a-z\d_.]{0,60}(\s*\[[^\]]{0,20}\]?)?)?$/

/**
 * Whether a line names columns: those that were asked for, or two and more that we know, or nothing but names. Of a field
 * with two names the heading has the one (`name`), whichever was asked for (`gpu_name`).
 */
function isHeading(line: string, asked: readonly string[] | null): boolean {
  const cells = cellsOf(line).map(fieldOf)
  if ((asked === null ? cells.length > 1 : cells.length === asked.length) && cellsOf(line).every((cell) => fieldName.test(cell))) return true
  const known = cells.filter((cell) => readers[cell]).length
  return (asked !== null && cells.length === asked.length && cells.every((cell, i) => cell === asked[i])) || known >= 2 || (known === 1 && cells.length === 1 && (asked === null || asked[0] === cells[0]))
}

/** `nvidia-smi --query-gpu=… --format=csv[,noheader][,nounits]`: fields from the header, else from the command. */
export const parseNvidiaQuery: TextParser = (text, command) => {
  const lines = text.split('\n').filter((line) => line.length < 20_000 && (line.includes(',') || line.trim() !== '') && !isComplaint(line) && !line.includes('--query-gpu'))
  const asked = /--query-gpu[= ]["']?([\w.,\s]+?)["']?(?=\s+-|\s*$)/.exec(command)?.[1]?.split(',').map((field) => field.trim().toLowerCase()) ?? null
  const headed = lines.findIndex((line) => isHeading(line, asked))
  const fields = headed >= 0 ? cellsOf(lines[headed]!).map(fieldOf) : asked
  if (!fields) return null
  const unended = !text.endsWith('\n') && !/nounits/.test(command) && withUnits.test(fields[fields.length - 1]!)
  // A figure that ends the text without its unit may be the beginning of a longer one.
  if (unended) lines.push((lines.pop() ?? '').replace(/,\s*[\d.]+$|^[\d.]+$/, (cut) => cut.replace(/[\d.]+/, '')))
  const rows = lines.slice(headed + 1).filter((line) => !isHeading(line, asked)).map(cellsOf).filter((cells) => cells.length === fields.length)
  const key = identities.find((name) => fields.includes(name))
  const own = onceEach(rows.slice(0, 1024), (cells) => (key === undefined ? null : said(cells[fields.indexOf(key)])))
  const gpus = own.map((cells) => {
    const parts = order.flatMap((name) => {
      const at = fields.indexOf(name)
      return at < 0 ? [] : [Object.fromEntries(Object.entries(readers[name]!(cells[at])).filter(([, value]) => value !== null)) as Partial<ProbedGpu>]
    })
    return gpuOf(Object.assign({}, ...parts))
  })
  return gpus.length === 0 ? null : { gpus, cpu: null, bare: own.every((cells) => cells.every((cell) => answered.test(cell))) }
}
