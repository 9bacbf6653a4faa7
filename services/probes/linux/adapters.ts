import { parseLspci, type Adapter } from '../../../core/probe/lspci'
import { adapterOf, pcieGeneration } from '../../../core/probe/linux/drm'
import { parseWhole } from '../../../core/probe/linux/cpu-sys'
import { type GpuFacts } from '../../../core/machine/facts'
import { factsFrom, fromText } from '../gather'
import { type Host } from '../host'
import { adapterFacts } from '../gpu-facts'

const devices = '/sys/bus/pci/devices'
const full = (busId: string): string => (/^[\da-f]{2}:/i.test(busId) ? `0000:${busId}` : busId)

/** Display adapters by name from lspci, else by number from sysfs. Null where neither can be read. */
export async function pciAdapters(host: Host): Promise<{ adapters: Adapter[]; source: string } | null> {
  const pci = await host.run('lspci', ['-nn'], 3)
  if (pci.state === 'ended' && pci.code === 0) return { adapters: parseLspci(pci.stdout), source: 'lspci -nn' }
  const all = host.list(devices)
  if (all.length === 0) return null
  const read = (busId: string, file: string) => fromText(host.read(`${devices}/${busId}/${file}`, 4096), (text) => text) ?? ''
  return { adapters: all.map((busId) => adapterOf({ busId, class: read(busId, 'class'), vendor: read(busId, 'vendor'), device: read(busId, 'device') })).filter((adapter) => adapter !== null), source: devices }
}

/** What AMD's driver writes into sysfs: memory, link, power. A processor's graphics have a part set aside, and may use more. */
export function amdFacts(adapter: Adapter, host: Host, at: string, source: string): GpuFacts {
  const base = adapterFacts(adapter, at, source)
  const folder = `${devices}/${full(adapter.busId)}`
  const facts = factsFrom(folder, at)
  const word = (file: string) => fromText(host.read(`${folder}/${file}`, 4096), (text) => text.trim()) ?? null
  const number = (file: string) => parseWhole(word(file) ?? '')
  const total = number('mem_info_vram_total')
  if (total === null) return base
  const used = number('mem_info_vram_used')
  const hwmon = host.list(`${folder}/hwmon`)[0]
  const sensor = (file: string) => (hwmon === undefined ? null : parseWhole(fromText(host.read(`${folder}/hwmon/${hwmon}/${file}`), (text) => text) ?? ''))
  const micro = (value: number | null) => (value === null || value === 0 ? null : value / 1e6)
  const link = (when: 'current' | 'max') => {
    const [generation, width] = [pcieGeneration(word(`${when}_link_speed`) ?? ''), number(`${when}_link_width`)]
    return generation !== null && width !== null && width >= 1 && width <= 64 ? { generation, width } : null
  }
  const celsius = sensor('temp1_input')
  const rocm = host.read('/opt/rocm/.info/version')
  const driver = host.read('/sys/module/amdgpu/version')
  return {
    ...base,
    memoryTotalBytes: facts.of(total || null),
    memoryUsedBytes: facts.of(used),
    memoryFreeBytes: facts.of(used === null ? null : total - used),
    memoryKind: facts.of(base.integrated ? 'shared' : 'own'),
    driverVersion: factsFrom('/sys/module/amdgpu/version', at).of(fromText(driver, (text) => text.trim().slice(0, 60) || null) ?? null),
    rocmVersion: factsFrom('/opt/rocm/.info/version', at).of(fromText(rocm, (text) => /^\d+\.\d+(\.\d+)?/.exec(text)?.[0] ?? null), 'not-installed'),
    powerLimitWatts: facts.of(micro(sensor('power1_cap'))),
    powerDefaultWatts: facts.of(micro(sensor('power1_cap_default'))),
    pcieNow: facts.of(link('current')),
    pcieMaximum: facts.of(link('max')),
    temperatureC: facts.of(celsius === null || celsius > 200_000 ? null : celsius / 1000),
  }
}
