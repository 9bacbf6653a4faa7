import { celsius, gpuOf, mebibytes, migModeOf, percent, positive, said, watts, type MigDevice, type ProbedGpu, type TextParser } from './probed'

/** A row of the table without its frame: cells between the bars. */
const cellsOf = (line: string): string[] | null => (line.length < 1000 && /^\s*\|.*\|\s*$/.test(line) ? line.trim().slice(1, -1).split('|') : null)
const isFrame = (line: string): boolean => /^\s*[+|][-=+ ]{5,}[+|]\s*$/.test(line)
const bus = /\b([0-9A-F]{4,8}:[0-9A-F]{2}:[0-9A-F]{2}\.\d)\b/i

/** Drivers cut a name that is too long, with dots. The last word is the persistence mode, or Windows' driver model. */
function nameIn(cell: string): { index: number; name: string; cut: boolean } | null {
  const match = /^[ \t]*(\d{1,4})\.?[ \t]+(\S.{0,200})$/.exec(cell.trimEnd())
  if (!match) return null
  const words = match[2]!.replace(/\s+(On|Off|WDDM|TCC|MCDM|N\/A|ERR!|Enabled|Disabled)\s*$/i, '').trim()
  return { index: Number(match[1]), name: words.replace(/\s*\.{2,}$/, ''), cut: /\.{2,}$/.test(words) }
}

/** "812MiB / 24564MiB"; drivers before 2012 wrote the share first: "3%   70MB / 2687MB". */
function memoryIn(cell: string): Pick<ProbedGpu, 'memoryUsedMiB' | 'memoryTotalMiB'> {
  const match = /(\d+\s*[KMG]i?B|N\/A|ERR!)\s*\/\s*(\d+\s*[KMG]i?B|N\/A|ERR!)/i.exec(cell)
  return { memoryUsedMiB: mebibytes(match?.[1], null), memoryTotalMiB: positive(mebibytes(match?.[2], null)) }
}

function stateIn([first = '', second = '', third = '']: readonly string[]): Partial<ProbedGpu> {
  const power = /(\S+)\s*\/\s*(\S+)\s*$/.exec(first.slice(-60))
  return {
    ...memoryIn(second),
    temperatureC: celsius(/(-?\d+\s*C)\b/.exec(first)?.[1]),
    performanceState: /\bP\d{1,2}\b/.exec(first)?.[0] ?? null,
    powerDrawWatts: watts(power?.[1]),
    powerLimitWatts: positive(watts(power?.[2])),
    utilizationPercent: percent(/(\d+\s*%)/.exec(third)?.[1]),
  }
}

/** Rows "GPU GI CI MIG" below the table belong to the GPU that they name. */
function slicesIn(text: string): { owner: number; slice: MigDevice }[] {
  return text.split('\n').flatMap((line) => {
    const cells = cellsOf(line)
    const owner = cells && /^\s*(\d{1,4})\s+(\d+)\s+(\d+)\s+(\d+)\s*$/.exec(cells[0]!)
    return cells && owner ? [{ owner: Number(owner[1]), slice: { name: null, uuid: null, ...memoryIn(cells[1] ?? '') } }] : []
  })
}

/** `nvidia-smi` without options: drivers 285 to 610, Linux, Windows, Jetson and WSL, with and without MIG. */
export const parseNvidiaTable: TextParser = (text) => {
  if (!/NVIDIA-SMI/.test(text)) return null
  const version = said(/(?:Driver|KMD) Version:\s*([\d.]+)(?=[\s|])/.exec(text)?.[1])
  const [main = '', ...rest] = text.split(/\|\s*MIG devices:/)
  const gpus = new Map<number, ProbedGpu>()
  /** Lines since the frame above: the first names the GPU, the second has its state, the third its MIG mode. */
  let line = 0
  let current: number | null = null
  for (const row of main.split(/\|\s*(?:Compute )?[Pp]rocesses:/)[0]!.split('\n')) {
    const cells = cellsOf(row)
    if (isFrame(row)) {
      line = 0
      current = null
    } else if (cells && cells.length >= 3) {
      line++
      const named = line === 1 || bus.test(cells[1]!) ? nameIn(cells[0]!) : null
      if (named && (bus.test(cells[1]!) || /^\s*(N\/A|ERR!)/.test(cells[1]!))) {
        line = 1
        current = named.index
        gpus.set(current, gpuOf({ name: said(named.name), nameTruncated: named.cut, driverVersion: version, busId: bus.exec(cells[1]!)?.[1] ?? null }))
        // The state has a power and a memory, each of so much; virtual GPUs below a GPU (`nvidia-smi vgpu`) have neither.
      } else if (current !== null && line === 2 && cells.some((cell) => cell.includes('/'))) gpus.set(current, { ...gpus.get(current)!, ...stateIn(cells) })
      else if (current !== null && line === 3) gpus.set(current, { ...gpus.get(current)!, migMode: migModeOf(cells[2]) })
    }
  }
  const slices = slicesIn(rest.join('\n'))
  const list = [...gpus].map(([index, gpu]) => ({ ...gpu, migDevices: slices.filter(({ owner }) => owner === index).map(({ slice }) => slice) }))
  return list.length === 0 ? null : { gpus: list, cpu: null }
}

/** `nvidia-smi -L`: names and identifiers, slices below their GPU. A last line without its end and its identifier was cut. */
export const parseNvidiaList: TextParser = (text) => {
  const gpus: { name: string; whole: boolean; list: MigDevice[] }[] = []
  const lines = text.split('\n')
  for (const [at, line] of lines.entries()) {
    const gpu = /^[ \t]*GPU \d{1,4}:[ \t]+(\S.{0,300})$/.exec(line.slice(0, 400))
    const slice = /^[ \t]*MIG[ \t]+(\S{1,60})[ \t]+Device[ \t]+\d{1,4}:[ \t]*\(UUID:[ \t]*([^)]{0,200})\)/.exec(line)
    if (slice) gpus[gpus.length - 1]?.list.push({ name: `MIG ${slice[1]}`, uuid: said(slice[2]), memoryTotalMiB: null, memoryUsedMiB: null })
    else if (gpu) {
      const [name = ''] = gpu[1]!.split(/\s*\((?:UUID|S\/N|Serial|GPU-)/i)
      gpus.push({ name, whole: at < lines.length - 1 || name.length < gpu[1]!.trimEnd().length, list: [] })
    }
  }
  return gpus.length === 0 ? null : { gpus: gpus.map(({ name, whole, list }) => gpuOf({ name: said(name), nameTruncated: !whole && said(name) !== null, migDevices: list, migMode: list.length > 0 ? 'enabled' : null })), cpu: null }
}
