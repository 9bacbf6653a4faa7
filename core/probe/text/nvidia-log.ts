import { gpuOf, leading, mebibytes, migModeOf, said, type MigDevice, type ProbedGpu, type TextParser } from './probed'

/** The text of the first element of that name; null when there is none. Nothing of the document type is ever read. */
const element = (xml: string, name: string): string | null => {
  const start = xml.indexOf(`<${name}>`)
  const end = start < 0 ? -1 : xml.indexOf(`</${name}>`, start)
  return end < 0 ? null : xml.slice(start + name.length + 2, end)
}
const plain = (text: string | null): string | null => said((text ?? '').replace(/&amp;/g, '&').replace(/&lt;/g, '<').replace(/&gt;/g, '>'))

function slicesOf(xml: string): MigDevice[] {
  return xml.split('<mig_device>').slice(1, 65).map((part) => {
    const memory = element(part, 'fb_memory_usage') ?? ''
    return { name: null, uuid: plain(element(part, 'uuid')), memoryTotalMiB: mebibytes(element(memory, 'total')), memoryUsedMiB: mebibytes(element(memory, 'used')) }
  })
}

/** `nvidia-smi -q -x`: document types 10 to 13. */
export const parseNvidiaXml: TextParser = (text) => {
  if (!text.includes('<nvidia_smi_log')) return null
  const driver = plain(element(text, 'driver_version'))
  const parts = text.split(/<gpu id="/).slice(1, 257)
  return {
    gpus: parts.map((part) => {
      const slices = element(part, 'mig_devices') ?? ''
      const own = slices === '' ? part : part.replace(slices, '')
      const memory = element(own, 'fb_memory_usage') ?? ''
      const power = element(own, 'gpu_power_readings') ?? element(own, 'power_readings') ?? ''
      return gpuOf({
        name: plain(element(own, 'product_name')),
        driverVersion: driver,
        busId: said(part.slice(0, part.indexOf('"'))) ?? plain(element(own, 'pci_bus_id')),
        memoryTotalMiB: mebibytes(element(memory, 'total')),
        memoryUsedMiB: mebibytes(element(memory, 'used')),
        powerDrawWatts: leading(element(power, 'instant_power_draw')) ?? leading(element(power, 'power_draw')) ?? leading(element(power, 'average_power_draw')),
        powerLimitWatts: leading(element(power, 'current_power_limit')) ?? leading(element(power, 'enforced_power_limit')) ?? leading(element(power, 'power_limit')),
        temperatureC: leading(element(own, 'gpu_temp')),
        utilizationPercent: leading(element(own, 'gpu_util')),
        performanceState: plain(element(own, 'performance_state')),
        migMode: migModeOf(element(element(own, 'mig_mode') ?? '', 'current_mig')),
        migDevices: slicesOf(slices),
      })
    }),
    cpu: null,
  }
}

/** Lines "Key : value" by section, the indent telling what belongs to what. */
function sectionsOf(block: string): Map<string, string> {
  const values = new Map<string, string>()
  const path: { indent: number; name: string }[] = []
  for (const line of block.split('\n').slice(0, 5000)) {
    const match = /^([ \t]{0,100})([^:]{1,80}?)[ \t]*(?::[ \t](.{0,300}))?$/.exec(line.slice(0, 600))
    if (!match || !match[2]) continue
    const indent = match[1]!.length
    while (path.length > 0 && path[path.length - 1]!.indent >= indent) path.pop()
    const key = [...path.map(({ name }) => name), match[2]].join(' > ')
    if (match[3] === undefined) path.push({ indent, name: match[2] })
    else if (!values.has(key)) values.set(key, match[3])
  }
  return values
}

/** `nvidia-smi -q`. */
export const parseNvidiaLog: TextParser = (text) => {
  if (!/NVSMI LOG/.test(text)) return null
  const driver = said(/^Driver Version\s*:\s*(.*)$/m.exec(text)?.[1])
  const blocks = text.split(/^GPU (?=[0-9A-Fa-f]{4,8}:)/m).slice(1, 257)
  const gpus = blocks.map((block): ProbedGpu => {
    const values = sectionsOf(block)
    const find = (...names: string[]) => {
      for (const name of names) for (const [key, value] of values) if (key === name || key.endsWith(` > ${name}`)) if (said(value) !== null) return value
      return null
    }
    return gpuOf({
      name: said(find('Product Name')),
      driverVersion: driver,
      busId: said(block.split('\n')[0]),
      memoryTotalMiB: mebibytes(find('FB Memory Usage > Total')),
      memoryUsedMiB: mebibytes(find('FB Memory Usage > Used')),
      powerDrawWatts: leading(find('Instantaneous Power Draw', 'Power Readings > Power Draw', 'Power Draw', 'Average Power Draw')),
      powerLimitWatts: leading(find('Current Power Limit', 'Enforced Power Limit', 'Power Readings > Power Limit')),
      temperatureC: leading(find('GPU Current Temp')),
      utilizationPercent: leading(find('Utilization > Gpu', 'Utilization > GPU')),
      performanceState: said(find('Performance State')),
      migMode: migModeOf(find('MIG Mode > Current')),
    })
  })
  return { gpus, cpu: null }
}
