import { z } from 'zod'
import { energyOf, type Energy, type PowerKind } from '../carbon/energy'
import { matchRegion, type GridIntensity } from '../carbon/region'
import { AskError, findGpu, type AskWorld } from './kind'

/** What `energy` and `plausible` both ask. Hours are of devices: 8 GPUs for an hour are 8. */
export const energyFields = z.object({
  deviceHours: z.number().min(0).max(1e12),
  powerWatts: z.number().min(0).max(1e9).optional(),
  gpu: z.string().min(1).max(200).optional(),
  powerKind: z.enum(['measured', 'tdp']).optional(),
  pue: z.number().min(1).max(5).optional(),
  /** kg, not grams: the dirtiest grid of the list is at 1.3. */
  kgCo2ePerKwh: z.number().min(0).max(5).optional(),
  region: z.string().min(1).max(200).optional(),
})
export type EnergyQuestion = z.infer<typeof energyFields>

export interface EnergyAnswer {
  readonly energy: Energy
  readonly powerKind: PowerKind
  readonly powerWatts: number
  readonly pue: number
  readonly kgCo2ePerKwh: number | null
  readonly grid: GridIntensity | null
  readonly doubts: string[]
}

/** @throws AskError for an unknown GPU or region, or no power at all */
export function answerEnergy(question: EnergyQuestion, world: AskWorld): EnergyAnswer {
  const power = powerOf(question, world)
  const pue = question.pue ?? 1
  const place = question.region === undefined ? null : findRegion(world, question.region)
  const entered = question.kgCo2ePerKwh
  const kgCo2ePerKwh = entered ?? place?.grid.kgCo2ePerKwh ?? null
  const doubts = [...power.doubts]
  if (question.pue === undefined) doubts.push(pueDoubt(world, place?.provider ?? null))
  if (kgCo2ePerKwh === null) doubts.push('no region and no kgCo2ePerKwh: the emission is unknown')
  else if (entered === undefined) doubts.push(...place!.grid.doubts)
  else if (place && (entered > 2 * place.grid.kgCo2ePerKwh || entered < place.grid.kgCo2ePerKwh / 2)) doubts.push(`kgCo2ePerKwh ${entered} is used; the catalog has ${place.grid.kgCo2ePerKwh} for ${place.grid.name}`)
  if (entered !== undefined && entered > 1.4) doubts.push('kgCo2ePerKwh is above every grid of the catalog: is it in kg?')
  doubts.push('processor, memory, fans and network of the host are not in it')
  const energy = energyOf({ deviceHours: question.deviceHours, powerWatts: power.watts, powerKind: power.kind, pue })
  return { energy, powerKind: power.kind, powerWatts: power.watts, pue, kgCo2ePerKwh, grid: entered === undefined ? (place?.grid ?? null) : null, doubts }
}

interface Power {
  readonly watts: number
  readonly kind: PowerKind
  readonly doubts: string[]
}

const tdpDoubt = 'TDP is the limit, not the draw: at full TDP; the band goes down to a GPU that is busy 30 % of the time'

function powerOf({ powerWatts, gpu, powerKind }: EnergyQuestion, world: AskWorld): Power {
  const row = gpu === undefined ? null : findGpu(world, gpu)
  if (powerWatts === undefined) {
    if (powerKind === 'measured') throw new AskError('bad-question', 'a measured power needs powerWatts')
    if (row === null) throw new AskError('bad-question', 'powerWatts or gpu is needed')
    if (row.tdpWatts === null) throw new AskError('bad-question', `the catalog has no power for ${row.name}: give powerWatts`)
    return { watts: row.tdpWatts, kind: 'tdp', doubts: [tdpDoubt] }
  }
  if (powerKind === 'tdp') return { watts: powerWatts, kind: 'tdp', doubts: [tdpDoubt] }
  const tdp = row?.tdpWatts ?? null
  const doubts: string[] = []
  if (powerKind === undefined) doubts.push('powerWatts is taken as a measured average; say powerKind tdp if it is a limit')
  if (tdp !== null && powerWatts === tdp) doubts.push(`${powerWatts} W is exactly the TDP of ${row!.name}: was it measured?`)
  if (tdp !== null && powerWatts > 1.2 * tdp) doubts.push(`${powerWatts} W is above the TDP of ${row!.name} (${tdp} W): is the host in it?`)
  return { watts: powerWatts, kind: 'measured', doubts }
}

function findRegion(world: AskWorld, text: string) {
  const match = matchRegion(world.gridCarbon(), text)
  if (match.ok) return match
  // The closed list of codes has none for places.
  throw new AskError('bad-question', `no region '${text}' in the catalog; nearest: ${match.nearest.join(', ')}`)
}

function pueDoubt(world: AskWorld, provider: string | null): string {
  const row = provider === null ? undefined : world.gridCarbon().pue.find((each) => each.provider === provider)
  const said = row?.pue ? `; ${provider} states ${row.pue}` : ''
  return `no pue: cooling and power supply of the building are not in it${said}`
}
