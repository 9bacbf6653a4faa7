import { cudaVersionIn, nvidiaFields, nvidiaTrouble, parseNvidiaCsv, refusedField, type GpuTrouble, type NvidiaField, type NvidiaRow } from '../../core/probe/nvidia-smi'
import { readToolText } from '../../core/probe/text/probe-text'
import { type UnknownReason } from '../../core/result/known'
import { type GpuFacts } from '../../core/machine/facts'
import { type ToolAnswer } from '../files/run-tool'
import { factsFrom } from './gather'
import { nvidiaFacts } from './gpu-facts'
import { type Host } from './host'

const timeoutSeconds = 5
/** A driver refuses one field at a time; more refusals than this and each field is asked for alone. */
const mostRefusals = 6

export type NvidiaAnswer = { gpus: GpuFacts[] } | { trouble: GpuTrouble; because: UnknownReason }

const reasons: Record<GpuTrouble, UnknownReason> = {
  'not-installed': 'not-installed', 'driver-not-loaded': 'unreadable', 'version-mismatch': 'unreadable', 'no-devices': 'not-reported', 'gpu-lost': 'unreadable',
  'no-permission': 'no-permission', 'blocked-in-wsl': 'no-permission', unreadable: 'unreadable',
}
export const troubled = (trouble: GpuTrouble, because: UnknownReason = reasons[trouble]): NvidiaAnswer => ({ trouble, because })
const textOf = (answer: ToolAnswer): string => answer.stdout + answer.stderr

const query = (host: Host, fields: readonly NvidiaField[]): Promise<ToolAnswer> => host.run('nvidia-smi', [`--query-gpu=${fields.join(',')}`, '--format=csv,noheader,nounits'], timeoutSeconds)

/** Each field alone, side by side. The rows of one that answers are joined by their order, which is the driver's. */
async function oneByOne(host: Host, fields: readonly NvidiaField[]): Promise<NvidiaRow[]> {
  const columns = await Promise.all(fields.map(async (field) => ({ field, answer: await query(host, [field]) })))
  const merged: NvidiaRow[] = []
  for (const { field, answer } of columns) {
    if (answer.state !== 'ended' || answer.code !== 0) continue
    parseNvidiaCsv(answer.stdout, [field]).forEach((row, i) => ((merged[i] ??= { ...row })[field] = row[field]))
  }
  return merged
}

/** Rows with every field the driver gives; one field that it refuses must not cost the others. */
async function rowsOf(host: Host): Promise<{ rows: NvidiaRow[] } | NvidiaAnswer> {
  let fields: NvidiaField[] = [...nvidiaFields]
  for (let refusals = 0; refusals < mostRefusals; refusals++) {
    const answer = await query(host, fields)
    if (answer.state === 'not-installed') return troubled('not-installed')
    if (answer.state === 'no-permission') return troubled('no-permission')
    if (answer.state !== 'ended') return troubled('unreadable', 'timed-out')
    const refused = refusedField(textOf(answer))
    const rows = refused === null ? parseNvidiaCsv(answer.stdout, fields) : []
    if (rows.some((row) => Object.values(row).some((value) => value !== null))) return { rows }
    const left = fields.filter((field) => field !== refused)
    if (refused === null) return troubled(nvidiaTrouble(textOf(answer)) ?? 'unreadable')
    if (left.length === fields.length) break
    fields = left
  }
  const rows = await oneByOne(host, fields)
  return rows.length ? { rows } : troubled('unreadable')
}

/** What the table and the list of programs add: CUDA, slices, and who else computes. Each may be missing. */
async function withMore(host: Host, rows: readonly NvidiaRow[], at: string): Promise<GpuFacts[]> {
  const sliced = rows.some((row) => /^enabled/i.test(row['mig.mode.current'] ?? ''))
  const [table, programs, list] = await Promise.all([
    host.run('nvidia-smi', [], timeoutSeconds),
    host.run('nvidia-smi', ['--query-compute-apps=gpu_uuid,pid', '--format=csv,noheader'], timeoutSeconds),
    sliced ? host.run('nvidia-smi', ['-L'], timeoutSeconds) : null,
  ])
  const fromTable = factsFrom('nvidia-smi', at)
  const cuda = fromTable.of(table.state === 'ended' ? cudaVersionIn(table.stdout) : null)
  const running = programs.state === 'ended' && programs.code === 0 && !nvidiaTrouble(textOf(programs)) ? programs.stdout.split('\n') : null
  const tabled = table.state === 'ended' ? (readToolText('nvidia-smi', table.stdout)?.gpus ?? []) : []
  const listed = list?.state === 'ended' ? (readToolText('nvidia-smi -L', list.stdout)?.gpus ?? []) : []
  return rows.map((row, i) => {
    const gpu = nvidiaFacts(row, at)
    const slices = listed[i]?.migDevices.map(({ name }, n) => ({ name, memoryTotalBytes: (tabled[i]?.migDevices[n]?.memoryTotalMiB ?? null) === null ? null : tabled[i]!.migDevices[n]!.memoryTotalMiB! * 2 ** 20 })) ?? []
    return {
      ...gpu,
      cudaVersion: cuda,
      otherProcesses: factsFrom('nvidia-smi --query-compute-apps', at).of(running && row.uuid ? running.filter((line) => line.startsWith(row.uuid!)).length : null),
      ...(slices.length ? { slices: factsFrom('nvidia-smi -L', at).of(slices) } : {}),
    }
  })
}

/** NVIDIA's GPUs as the driver's own tool tells of them, or why it does not. */
export async function smiGpus(host: Host, at: string): Promise<NvidiaAnswer> {
  const answer = await rowsOf(host)
  return 'rows' in answer ? { gpus: await withMore(host, answer.rows, at) } : answer
}
