import { celsius, gpuOf, mebibytes, migModeOf, onceEach, percent, positive, said, watts, type MigDevice, type ProbedGpu, type TextParser } from './probed'

type Sections = readonly (readonly [path: string, value: string])[]

/**
 * Lines "Key : value" by section, the indent telling what belongs to what: lines below one with a value, as a process or
 * a virtual GPU has them, belong to that. Sections of one name are numbered.
 */
function sectionsOf(block: string): Sections {
  const values: [string, string][] = []
  const path: { indent: number; name: string }[] = []
  let slices = 0
  for (const line of block.split('\n').slice(0, 20_000)) {
    const match = /^([ \t]{0,100})([^:]{1,80}?)[ \t]*(?::[ \t](.{0,300})|:)?$/.exec(line.slice(0, 600).trimEnd())
    if (!match || !match[2]?.trim()) continue
    const indent = match[1]!.length
    const name = match[2].trim()
    while (path.length > 0 && path[path.length - 1]!.indent >= indent) path.pop()
    if (match[3] !== undefined) values.push([[...path.map((each) => each.name), name].join(' > '), match[3]])
    if (path.length < 40) path.push({ indent, name: name === 'MIG Device' ? `MIG Device ${slices++}` : name })
  }
  return values
}

/** The first value that says something under one of these paths, most exact first. */
function finder(sections: Sections): (...paths: string[]) => string | null {
  const values = new Map<string, string>()
  for (const [path, value] of sections) if (!values.has(path) && said(value) !== null) values.set(path, value)
  return (...paths) => paths.map((path) => values.get(path)).find((value) => value !== undefined) ?? null
}

function slicesIn(sections: Sections): MigDevice[] {
  const names = [...new Set(sections.map(([path]) => /^MIG Device \d+(?= > )/.exec(path)?.[0]).filter((name) => name !== undefined))]
  return names.slice(0, 64).map((name) => {
    const find = finder(sections)
    return { name: null, uuid: said(find(`${name} > UUID`, `${name} > MIG UUID`)), memoryTotalMiB: positive(mebibytes(find(`${name} > FB Memory Usage > Total`), null)), memoryUsedMiB: mebibytes(find(`${name} > FB Memory Usage > Used`), null) }
  })
}

function gpuIn(block: string, driver: string | null): ProbedGpu {
  const [title = '', ...lines] = block.split('\n')
  const sections = sectionsOf(lines.join('\n'))
  // Everything is indented below the line that names the GPU, so a path begins with the section.
  const find = finder(sections)
  const power = (...names: string[]) => watts(find(...names.flatMap((name) => [`GPU Power Readings > ${name}`, `Power Readings > ${name}`])))
  return gpuOf({
    name: said(find('Product Name')),
    driverVersion: driver,
    // Drivers before 300 wrote "0:4:0".
    busId: said(/^[0-9A-Fa-f]{1,8}:[0-9A-Fa-f]{1,2}:[0-9A-Fa-f]{1,2}(\.\d)?(?=:?\s|:?$)/.exec(title)?.[0]) ?? said(find('PCI > Bus Id')),
    memoryTotalMiB: positive(mebibytes(find('FB Memory Usage > Total', 'Memory Usage > Total'), null)),
    memoryUsedMiB: mebibytes(find('FB Memory Usage > Used', 'Memory Usage > Used'), null),
    powerDrawWatts: power('Power Draw', 'Average Power Draw', 'Instantaneous Power Draw'),
    powerLimitWatts: positive(power('Current Power Limit', 'Power Limit', 'Enforced Power Limit')),
    temperatureC: celsius(find('Temperature > GPU Current Temp', 'Temperature > Gpu', 'Temperature > GPU')),
    utilizationPercent: percent(find('Utilization > Gpu', 'Utilization > GPU')),
    performanceState: /^P\d{1,2}$/.exec((find('Performance State') ?? '').trim())?.[0] ?? null,
    migMode: migModeOf(find('MIG Mode > Current')),
    migDevices: slicesIn(sections),
  })
}

/** A GPU begins with its place on the bus, or with "GPU N/A" where it has none, on Jetson boards. */
const heading = /^GPU (?=[0-9A-Fa-f]{1,8}:[0-9A-Fa-f]|N\/A[ \t]*$)/m

/** `nvidia-smi -q`, whole or with `-d`. A last line without its end was cut, and is not read. */
export const parseNvidiaLog: TextParser = (raw) => {
  const text = raw.slice(0, raw.lastIndexOf('\n') + 1)
  if (!/NVSMI LOG|^GPU [0-9A-Fa-f]{4,8}:/m.test(text)) return null
  const driver = said(/^Driver Version[ \t]*:[ \t]*(.*)\n/m.exec(text)?.[1])
  const blocks = text.split(heading).slice(1, 257)
  return blocks.length === 0 ? null : { gpus: onceEach(blocks.map((block) => gpuIn(block, driver)), ({ busId }) => busId), cpu: null }
}
