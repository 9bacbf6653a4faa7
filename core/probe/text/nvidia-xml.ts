import { celsius, gpuOf, mebibytes, migModeOf, onceEach, percent, positive, said, watts, type MigDevice, type TextParser } from './probed'

/** The text of the first element of that name; null when there is none. Nothing of the document type is ever read. */
const element = (xml: string, name: string): string | null => {
  const start = xml.indexOf(`<${name}>`)
  const end = start < 0 ? -1 : xml.indexOf(`</${name}>`, start)
  return end < 0 ? null : xml.slice(start + name.length + 2, end)
}
const plain = (text: string | null): string | null => said((text ?? '').replace(/&amp;/g, '&').replace(/&lt;/g, '<').replace(/&gt;/g, '>'))

function slicesOf(xml: string): MigDevice[] {
  return xml.split('<mig_device>').slice(1, 65).filter((part) => part.includes('</mig_device>')).map((part) => {
    const memory = element(part, 'fb_memory_usage') ?? ''
    return { name: null, uuid: plain(element(part, 'uuid')), memoryTotalMiB: positive(mebibytes(element(memory, 'total'), null)), memoryUsedMiB: mebibytes(element(memory, 'used'), null) }
  })
}

/** `nvidia-smi -q -x`: document types 4 to 13. */
export const parseNvidiaXml: TextParser = (text) => {
  if (!text.includes('<gpu id="')) return null
  const driver = plain(element(text, 'driver_version'))
  const parts = text.split(/<gpu id="/).slice(1, 257)
  return {
    gpus: onceEach(parts.map((part) => {
      // A slice has memory of its own under the same names: what stands among the slices is not the GPU's.
      const [before = '', after = ''] = part.split('<mig_devices>')
      const end = after.indexOf('</mig_devices>')
      const slices = end < 0 ? after : after.slice(0, end)
      const own = end < 0 ? before : before + after.slice(end)
      const memory = element(own, 'fb_memory_usage') ?? element(own, 'memory_usage') ?? ''
      const power = element(own, 'gpu_power_readings') ?? element(own, 'power_readings') ?? ''
      return gpuOf({
        name: plain(element(own, 'product_name')),
        driverVersion: driver,
        busId: said(part.slice(0, part.indexOf('"'))) ?? plain(element(own, 'pci_bus_id')),
        memoryTotalMiB: positive(mebibytes(element(memory, 'total'), null)),
        memoryUsedMiB: mebibytes(element(memory, 'used'), null),
        powerDrawWatts: watts(element(power, 'power_draw')) ?? watts(element(power, 'average_power_draw')) ?? watts(element(power, 'instant_power_draw')),
        powerLimitWatts: positive(watts(element(power, 'current_power_limit')) ?? watts(element(power, 'power_limit')) ?? watts(element(power, 'enforced_power_limit'))),
        temperatureC: celsius(element(element(own, 'temperature') ?? '', 'gpu_temp') ?? element(element(own, 'temperature') ?? '', 'gpu')),
        utilizationPercent: percent(element(element(own, 'utilization') ?? '', 'gpu_util')),
        performanceState: plain(element(own, 'performance_state')),
        migMode: migModeOf(element(element(own, 'mig_mode') ?? '', 'current_mig')),
        migDevices: slicesOf(slices),
      })
    }), ({ busId }) => busId),
    cpu: null,
  }
}
