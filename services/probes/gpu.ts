import { cellNumber, nvidiaFields, nvidiaTrouble, parseNvidiaCsv, type GpuTrouble, type NvidiaField, type NvidiaRow } from '../../core/probe/nvidia-smi'
import { parseLspci, type Adapter } from '../../core/probe/lspci'
import { type UnknownReason } from '../../core/result/known'
import { type GpuFacts, type MachineFacts } from '../../core/machine/facts'
import { runTool, type ToolAnswer } from '../files/run-tool'
import { factsFrom } from './gather'
import { type Probe, type ProbeInput } from './probe'

const mebibyte = 1024 * 1024
const reasons: Record<GpuTrouble, UnknownReason> = {
  'not-installed': 'not-installed',
  'driver-not-loaded': 'unreadable',
  'version-mismatch': 'unreadable',
  'no-devices': 'not-reported',
  'gpu-lost': 'unreadable',
  'no-permission': 'no-permission',
  'blocked-in-wsl': 'no-permission',
  unreadable: 'unreadable',
}

type Input = Pick<ProbeInput, 'env' | 'signal'>

const query = (fields: readonly NvidiaField[], { env, signal }: Input): Promise<ToolAnswer> =>
  runTool('nvidia-smi', [`--query-gpu=${fields.join(',')}`, '--format=csv,noheader,nounits'], { timeoutSeconds: 5, env, signal })

/** Rows with every field the driver gives; one field that it refuses must not cost the others. */
async function nvidiaRows(input: Input): Promise<{ rows: NvidiaRow[] } | { trouble: GpuTrouble }> {
  const answer = await query(nvidiaFields, input)
  if (answer.state === 'not-installed') return { trouble: 'not-installed' }
  if (answer.state !== 'ended') return { trouble: answer.state === 'no-permission' ? 'no-permission' : 'unreadable' }
  const trouble = nvidiaTrouble(answer.stdout + answer.stderr)
  if (trouble) return { trouble }
  const rows = parseNvidiaCsv(answer.stdout, nvidiaFields)
  if (rows.length > 0) return { rows }
  if (!/not a valid field/i.test(answer.stdout + answer.stderr)) return { trouble: 'unreadable' }
  const columns = await Promise.all(nvidiaFields.map(async (field) => ({ field, answer: await query([field], input) })))
  const merged: NvidiaRow[] = []
  for (const { field, answer: one } of columns) {
    if (one.state !== 'ended' || one.code !== 0) continue
    parseNvidiaCsv(one.stdout, [field]).forEach((row, i) => ((merged[i] ??= { ...row })[field] = row[field]))
  }
  return merged.length ? { rows: merged } : { trouble: 'unreadable' }
}

function nvidiaFacts(row: NvidiaRow, at: string): GpuFacts {
  const facts = factsFrom('nvidia-smi --query-gpu', at)
  const mib = (cell: string | null) => (cellNumber(cell) === null ? null : cellNumber(cell)! * mebibyte)
  return {
    name: facts.of(row.name),
    vendor: facts.of('NVIDIA'),
    memoryTotalBytes: facts.of(mib(row['memory.total'])),
    memoryUsedBytes: facts.of(mib(row['memory.used'])),
    driverVersion: facts.of(row.driver_version),
    computeCapability: facts.of(row.compute_cap),
    busId: facts.of(row['pci.bus_id']),
    powerLimitWatts: facts.of(cellNumber(row['power.limit'])),
    integrated: false,
    virtual: false,
  }
}

function adapterFacts(adapter: Adapter, at: string): GpuFacts {
  const facts = factsFrom('lspci -nn', at)
  return {
    name: facts.of(adapter.name),
    vendor: facts.of(adapter.vendor),
    memoryTotalBytes: facts.not('not-reported'),
    memoryUsedBytes: facts.not('not-reported'),
    driverVersion: facts.not('not-reported'),
    computeCapability: facts.not('not-reported'),
    busId: facts.of(adapter.busId),
    powerLimitWatts: facts.not('not-reported'),
    integrated: adapter.integrated,
    virtual: adapter.virtual,
  }
}

export const gpuProbe: Probe<Pick<MachineFacts, 'gpus' | 'gpuProbe'>> = {
  id: 'gpu',
  async gather({ at, env, signal }) {
    const [nvidia, pci] = await Promise.all([nvidiaRows({ env, signal }), runTool('lspci', ['-nn'], { timeoutSeconds: 3, env, signal })])
    const adapters = pci.state === 'ended' ? parseLspci(pci.stdout) : []
    const rows = 'rows' in nvidia ? nvidia.rows : []
    // A card that the driver lists is known better from there.
    const others = adapters.filter((adapter) => adapter.vendor !== 'NVIDIA' || rows.length === 0)
    const gpus = [...rows.map((row) => nvidiaFacts(row, at)), ...others.map((adapter) => adapterFacts(adapter, at))]
    const facts = factsFrom('nvidia-smi, lspci -nn', at)
    const card = adapters.some((adapter) => adapter.vendor === 'NVIDIA')
    const probe =
      'rows' in nvidia ? facts.of('ok' as const)
      : nvidia.trouble === 'no-devices' || (nvidia.trouble === 'not-installed' && pci.state === 'ended' && !card) ? facts.of('no-gpu' as const)
      : facts.not<'ok' | 'no-gpu'>(reasons[nvidia.trouble], nvidia.trouble)
    return { gpus, gpuProbe: probe }
  },
}
