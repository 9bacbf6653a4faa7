import { gpuOf, leading, mebibytes, migModeOf, said, type MigDevice, type ProbedGpu, type TextParser } from './probed'

/** A row of the table without its frame: cells between the bars. */
const cellsOf = (line: string): string[] | null => (/^\s*\|.*\|\s*$/.test(line) ? line.trim().slice(1, -1).split('|') : null)
const twoValues = (cell: string): [string | undefined, string | undefined] => {
  const [used, total] = cell.split('/').map((part) => part.trim())
  return [used, total]
}

/** Drivers cut a name that is too long, with dots, or in old tables without. */
function nameIn(cell: string): { index: number; name: string; cut: boolean } | null {
  const match = /^[ \t]*(\d{1,4})[ \t]+(\S.{0,200})$/.exec(cell.trimEnd())
  if (!match) return null
  const words = match[2]!.replace(/\s{1,}(On|Off|WDDM|TCC|MCDM|N\/A)\s*$/i, '').replace(/\s+(On|Off|WDDM|TCC|MCDM)\s*$/i, '').trim()
  const cut = /\.\.+$/.test(words)
  return { index: Number(match[1]), name: words.replace(/\s*\.\.+$/, ''), cut }
}

/** `nvidia-smi` without options: drivers 300 to 610, Linux and Windows, with and without MIG. */
export const parseNvidiaTable: TextParser = (text) => {
  const version = /(?:Driver|KMD) Version:\s*([\d.]+)/.exec(text)?.[1] ?? null
  if (!/NVIDIA-SMI/.test(text) || version === null) return null
  const [main = '', ...rest] = text.split(/\|\s*MIG devices:/)
  const gpus = new Map<number, ProbedGpu & { readonly list: MigDevice[] }>()
  let last: number | null = null
  let lines = 0
  for (const line of main.split(/\|\s*Processes:/)[0]!.split('\n')) {
    const cells = line.length > 1000 ? null : cellsOf(line)
    if (!cells || cells.length < 3) continue
    const bus = /([0-9A-F]{4,8}:[0-9A-F]{2}:[0-9A-F]{2}\.\d)/i.exec(cells[1]!)?.[1]
    const named = nameIn(cells[0]!)
    if (bus && named) {
      last = named.index
      lines = 0
      gpus.set(last, { ...gpuOf({ name: said(named.name), nameTruncated: named.cut, driverVersion: version, busId: bus }), list: [] })
    } else if (last !== null && gpus.has(last)) {
      lines++
      const gpu = gpus.get(last)!
      if (lines === 1) {
        const [used, total] = twoValues(cells[1]!)
        const power = /(\S+)\s*\/\s*(\S+)\s*$/.exec(cells[0]!)
        gpus.set(last, {
          ...gpu,
          temperatureC: leading(/(-?\d+)\s*C\b/.exec(cells[0]!)?.[1]),
          performanceState: /\bP\d{1,2}\b/.exec(cells[0]!)?.[0] ?? null,
          powerDrawWatts: leading(power?.[1]),
          powerLimitWatts: leading(power?.[2]),
          memoryUsedMiB: mebibytes(used),
          memoryTotalMiB: mebibytes(total),
          utilizationPercent: /(\d+)\s*%/.test(cells[2]!) ? leading(/(\d+)\s*%/.exec(cells[2]!)?.[1]) : null,
        })
      } else if (lines === 2) gpus.set(last, { ...gpu, migMode: migModeOf(cells[2]) })
    }
  }
  for (const line of rest.join('\n').split('\n')) {
    const cells = line.length > 1000 ? null : cellsOf(line)
    const owner = cells ? /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*$/.exec(cells[0]!) : null
    if (!cells || !owner) continue
    const [used, total] = twoValues(cells[1] ?? '')
    gpus.get(Number(owner[1]))?.list.push({ name: null, uuid: null, memoryUsedMiB: mebibytes(used), memoryTotalMiB: mebibytes(total) })
  }
  return { gpus: [...gpus.values()].map(({ list, ...gpu }) => ({ ...gpu, migDevices: list })), cpu: null }
}

/** `nvidia-smi -L`: names and identifiers, slices below their GPU. */
export const parseNvidiaList: TextParser = (text) => {
  const gpus: { name: string; list: MigDevice[] }[] = []
  for (const line of text.split('\n')) {
    const gpu = /^[ \t]*GPU \d{1,4}:[ \t]*([^(\n]{1,200})/.exec(line)
    const slice = /^[ \t]*MIG[ \t]+(\S{1,60})[ \t]+Device[ \t]+\d{1,4}:[ \t]*\(UUID:[ \t]*([^)]{0,200})\)/.exec(line)
    if (slice) gpus[gpus.length - 1]?.list.push({ name: `MIG ${slice[1]}`, uuid: said(slice[2]), memoryTotalMiB: null, memoryUsedMiB: null })
    else if (gpu) gpus.push({ name: gpu[1]!, list: [] })
  }
  return gpus.length === 0 ? null : { gpus: gpus.map(({ name, list }) => gpuOf({ name: said(name), migDevices: list, migMode: list.length > 0 ? 'enabled' : null })), cpu: null }
}
