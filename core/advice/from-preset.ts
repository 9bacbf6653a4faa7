import { type CloudRow, type ElectricityRow, type GpuRow } from '../catalog/schema'
import { failure } from '../errors/user-error'
import { type AssumptionKey } from './assumptions'
import { cloudOf, electricityOf, emptyScenario, given, powerOf, purchaseOf, sameCard, withAssumptions } from './fill'
import { type Preset } from './presets'
import { type Scenario } from './scenario'

/** The catalog, as far as advice reads it. */
export interface AdviceCatalog {
  readonly gpus: readonly GpuRow[]
  readonly instances: readonly CloudRow[]
  readonly electricity: readonly ElectricityRow[]
}

const row = <T extends { id: string }>(rows: readonly T[], id: string): T => {
  const found = rows.find((each) => each.id === id)
  if (!found) throw failure(`The catalog has no ${id}.`, 'The preset and the catalog do not belong together.')
  return found
}

/** A preset with its numbers from the catalog, each with its source. */
export function presetScenario(preset: Preset, catalog: AdviceCatalog): Scenario {
  const gpu = row(catalog.gpus, preset.gpuId)
  const entered = Object.entries(preset.entered).map(([key, [value, why]]) => given(key as AssumptionKey, value, `preset ${preset.name}: ${why}`))
  const [card] = Object.values(purchaseOf(gpu))
  const machine = card!.value === null ? [] : [given('purchaseUsd', card!.value + preset.machineUsd, `catalog: ${gpu.name}, resale, $${card!.value}; preset ${preset.name}: $${preset.machineUsd} for the machine around it`, { asOf: card!.asOf ?? null })]
  const compared = preset.speed === null ? sameCard : { ratio: preset.speed[0], band: { low: preset.speed[1], high: preset.speed[2] }, because: preset.speed[3] }
  const base: Scenario = { ...emptyScenario(preset.title, preset.description), gpu: gpu.name, memoryGiB: gpu.memoryGiB, region: preset.electricity, instance: preset.instance, terms: preset.terms, phases: [...preset.phases] }
  return withAssumptions(base, purchaseOf(gpu), powerOf(gpu), electricityOf(row(catalog.electricity, preset.electricity), preset.business), cloudOf(row(catalog.instances, preset.instance), compared), ...machine, ...entered)
}
