import { type ModelRow } from '../catalog/schema'
import { fitMatrix, fitting, largestOf } from '../fit/matrix'
import { targetOfGpu, type FitTarget } from '../fit/target'
import { gib } from '../fit/words'
import { significant } from '../units'
import { type FleetPlace } from './fleet-place'

/** One kind of card, or of processor memory, in the fleet. */
export interface FleetKind {
  readonly id: string
  readonly title: string
  readonly target: FitTarget
  readonly machines: readonly FleetPlace[]
}

const gibibyte = 2 ** 30

function targetOf({ gpu, count, place, machine }: FleetPlace): FitTarget | null {
  if (gpu) return { ...targetOfGpu(gpu), gpuCount: count }
  // Not a card: what the system leaves is not recorded for others, so a fifth is taken for it.
  if (place.gpu !== null || place.memoryBytes === null || machine.latest.entry.gpu !== 'no GPU') return null
  return { name: `processor with ${gib(place.memoryBytes)}`, gpu: null, haveBytes: 0.8 * place.memoryBytes, haveKind: 'published', because: 'memory of the processor, less a fifth for the system', gpuCount: 1, unified: true }
}

/** Kinds of which the fleet has most come first; those whose memory is not known are left out. */
export function fleetKinds(places: readonly FleetPlace[]): FleetKind[] {
  const kinds = new Map<string, { title: string; target: FitTarget; machines: FleetPlace[] }>()
  for (const each of places) {
    const target = targetOf(each)
    if (!target) continue
    const id = each.gpu ? `${each.gpu.id} ${each.count}` : `cpu ${Math.round(target.haveBytes / gibibyte)}`
    const title = each.gpu && each.count > 1 ? `${each.count} x ${target.name}` : target.name
    const kind = kinds.get(id) ?? { title, target, machines: [] }
    kind.machines.push(each)
    kinds.set(id, kind)
  }
  return [...kinds].map(([id, kind]) => ({ id, ...kind })).sort((a, b) => b.machines.length - a.machines.length || (a.id < b.id ? -1 : 1))
}

export interface CouldRunRow {
  readonly id: string
  readonly title: string
  readonly machines: number
  readonly memory: string
  /** "34 of 41" language models, in four bits on one GPU. */
  readonly models: string
  /** The largest of each way; empty: none. */
  readonly largest: Readonly<Record<'q4' | 'qlora' | 'lora' | 'full', string>>
  /** Of the largest in four bits, 1e9 parameters; 0: none. */
  readonly paramsB: number
  /** Of it, "35 tokens/s", predicted; empty where the card's figures are not known. */
  readonly speed: string
}

/** What one kind of machine could run and fine-tune, of the catalog's models. Memory is never summed over several GPUs. */
export function couldRun({ id, title, target, machines }: FleetKind, models: readonly ModelRow[]): CouldRunRow {
  const rows = fitMatrix(models, target)
  const asked = rows.filter(({ cells }) => cells.some((cell) => cell?.way.id === 'q4'))
  const run = fitting(rows, 'q4')
  const best = largestOf(run)
  const decode = best?.cells.find((cell) => cell?.way.id === 'q4')?.decode
  const named = (way: string) => largestOf(fitting(rows, way))?.model.name ?? ''
  return {
    id,
    title,
    machines: machines.length,
    memory: gib(target.haveBytes),
    models: `${run.length} of ${asked.length}`,
    largest: { q4: named('q4'), qlora: named('qlora'), lora: named('lora'), full: named('full') },
    paramsB: best?.model.totalParamsB ?? 0,
    speed: decode?.ok ? `${significant(decode.tokensPerSecond, 2)} tokens/s` : '',
  }
}
