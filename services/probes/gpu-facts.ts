import { type Adapter } from '../../core/probe/lspci'
import { cellNumber, type NvidiaRow } from '../../core/probe/nvidia-smi'
import { kindOfName } from '../../core/probe/text/adapter-kind'
import { type GpuFacts } from '../../core/machine/facts'
import { factsFrom } from './gather'

const mebibyte = 1024 * 1024
const megahertz = 1e6
const scaled = (cell: string | null, unit: number): number | null => (cellNumber(cell) === null ? null : cellNumber(cell)! * unit)
const onOff = (cell: string | null): boolean | null => (/^enabled/i.test(cell ?? '') ? true : /^disabled/i.test(cell ?? '') ? false : null)
const positive = (value: number | null): number | null => (value === null || value <= 0 ? null : value)

function link(generation: string | null, width: string | null): { generation: number; width: number } | null {
  const [g, w] = [cellNumber(generation), cellNumber(width)]
  return g !== null && w !== null && Number.isInteger(g) && Number.isInteger(w) && g >= 1 && g <= 12 && w >= 1 && w <= 64 ? { generation: g, width: w } : null
}

/** A row of nvidia-smi as facts. A chip that has no memory of its own says nothing of it: it shares the processor's. */
export function nvidiaFacts(row: NvidiaRow, at: string, source = 'nvidia-smi --query-gpu'): GpuFacts {
  const facts = factsFrom(source, at)
  const unified = row['memory.total'] === null && /\b(GB10|Orin|Thor|Xavier|Tegra)\b/i.test(row.name ?? '')
  const slices = row['mig.mode.current'] === null ? 'not-applicable' : 'not-reported'
  return {
    name: facts.of(row.name),
    vendor: facts.of('NVIDIA'),
    memoryTotalBytes: facts.of(positive(scaled(row['memory.total'], mebibyte)), unified ? 'not-applicable' : 'not-reported'),
    memoryUsedBytes: facts.of(scaled(row['memory.used'], mebibyte), unified ? 'not-applicable' : 'not-reported'),
    memoryFreeBytes: facts.of(scaled(row['memory.free'], mebibyte), unified ? 'not-applicable' : 'not-reported'),
    memoryKind: facts.of(unified ? 'unified' : row['memory.total'] === null ? null : 'own'),
    driverVersion: facts.of(row.driver_version),
    computeCapability: facts.of(row.compute_cap),
    busId: facts.of(row['pci.bus_id']),
    powerLimitWatts: facts.of(positive(cellNumber(row['power.limit']))),
    powerDefaultWatts: facts.of(positive(cellNumber(row['power.default_limit']))),
    pcieNow: facts.of(link(row['pcie.link.gen.current'], row['pcie.link.width.current'])),
    pcieMaximum: facts.of(link(row['pcie.link.gen.max'], row['pcie.link.width.max'])),
    clockHz: facts.of(scaled(row['clocks.gr'], megahertz)),
    clockMaximumHz: facts.of(positive(scaled(row['clocks.max.gr'], megahertz))),
    memoryClockHz: facts.of(scaled(row['clocks.mem'], megahertz)),
    ecc: facts.of(onOff(row['ecc.mode.current'])),
    mig: facts.of(onOff(row['mig.mode.current'])),
    slices: facts.not(slices),
    computeMode: facts.of(row.compute_mode),
    persistence: facts.of(onOff(row.persistence_mode)),
    temperatureC: facts.of(cellNumber(row['temperature.gpu'])),
    integrated: false,
    virtual: false,
  }
}

/** An adapter of which the list of PCI devices alone is known. */
export function adapterFacts(adapter: Adapter, at: string, source: string): GpuFacts {
  const facts = factsFrom(source, at)
  const kind = kindOfName(adapter.name)
  const integrated = adapter.integrated || kind.integrated
  const virtual = adapter.virtual || kind.virtual
  return {
    name: facts.of(adapter.name),
    vendor: facts.of(adapter.vendor),
    memoryTotalBytes: facts.not('not-reported'),
    memoryUsedBytes: facts.not('not-reported'),
    memoryKind: integrated ? facts.of('shared') : facts.not('not-reported'),
    driverVersion: facts.not('not-reported'),
    computeCapability: facts.not('not-reported'),
    busId: facts.of(adapter.busId),
    powerLimitWatts: facts.not('not-reported'),
    integrated: integrated && !virtual,
    virtual,
  }
}
