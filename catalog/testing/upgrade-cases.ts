import { type Place } from '../../core/prediction/place'
import { noLimits } from '../../core/upgrade/limits'
import { type UpgradeInput } from '../../core/upgrade/upgrade-input'
import { presetNamed, upgradeInput } from './upgrade-input'

const usual = upgradeInput()
const gibibyte = 2 ** 30

/** A desktop without a card: 16 GiB of which 12 are free, memory measured at 40 GB/s, 120 W at work. */
const processor: Place = { name: 'this machine', gpu: null, count: 1, measured: 'run 20261126-090000-example', memoryBytes: 12 * gibibyte, seen: null, rates: { fp32: { matrix: 5e11, vector: 5e11, bandwidth: 40e9 }, fp16: null } }
const ramPoor: Partial<UpgradeInput> = {
  workload: presetNamed('llama-70b-chat'),
  own: { place: processor, target: { name: 'this machine without a GPU', gpu: null, haveBytes: 12 * gibibyte, haveKind: 'measured', because: 'memory of the processor that is available now', gpuCount: 1, unified: true }, ramBytes: 16 * gibibyte, watts: 120 },
  host: { ...usual.host, ramBytes: 16 * gibibyte },
  use: { ...usual.use, hoursPerWeek: 40 },
}

/** The cases of docs/upgrade.md, and the candidate that each works out. */
export const worked: Readonly<Record<string, { readonly input: UpgradeInput; readonly part: string }>> = {
  'GPU-poor desktop': { input: upgradeInput({ limits: { ...noLimits, budgetUsd: 1000, psuWatts: 750 }, use: { ...usual.use, hoursPerWeek: 40 } }), part: 'gpu:rtx-3080-10gb' },
  'RAM-poor desktop': { input: upgradeInput(ramPoor), part: 'ram:ddr4-udimm-64' },
  laptop: { input: upgradeInput({ gpu: 'RTX 4060 Laptop GPU', workload: presetNamed('llama-8b-qlora') }), part: 'machine:rtx-5060-ti-16gb' },
}
