import { matchGpu } from '../../core/catalog/match-gpu'
import { targetOfGpu } from '../../core/fit/target'
import { placeOfGpu } from '../../core/prediction/place'
import { referenceGpu } from '../../core/prediction/training/shares'
import { hostOfCard } from '../../core/upgrade/host'
import { noLimits } from '../../core/upgrade/limits'
import { type UpgradeInput } from '../../core/upgrade/upgrade-input'
import { workloadPresets } from '../../core/workload/presets'
import { cardBodies, cloudInstances, components, gpus, models } from '..'

export const gpuNamed = (name: string) => {
  const match = matchGpu(gpus(), name)
  if (!match.ok) throw new Error(`no GPU ${name}`)
  return match.gpu
}
export const presetNamed = (id: string) => workloadPresets.find((each) => each.id === id)!.workload
export const upgradeDay = new Date('2026-11-26T12:00:00Z')

/** The machine of a card as published, in a desktop of which nothing is said: its TDP and 100 W for the host. */
export function ownOf(name: string, count = 1) {
  const gpu = gpuNamed(name)
  return { place: placeOfGpu(gpu, count), target: targetOfGpu(gpu), ramBytes: 32 * 2 ** 30, watts: gpu.tdpWatts === null ? null : gpu.tdpWatts * count + 100 }
}

/** An RTX 3060 Ti that trains ResNet-50 twenty hours a week in the United States, over four years. */
export function upgradeInput(over: Partial<UpgradeInput> & { readonly gpu?: string } = {}): UpgradeInput {
  const { gpu = 'RTX 3060 Ti', ...rest } = over
  return {
    workload: presetNamed('resnet50'),
    world: { models: models(), reference: gpus().find(({ id }) => id === referenceGpu)! },
    own: ownOf(gpu),
    measured: [],
    host: { ...hostOfCard(gpuNamed(gpu)), system: 'linux', driver: '580.95', pcieGen: 4, memoryType: 'DDR4', ramBytes: 32 * 2 ** 30 },
    catalog: { gpus: gpus(), instances: cloudInstances(), components: components(), bodies: cardBodies() },
    gpus: gpus(),
    instances: cloudInstances(),
    cards: [],
    limits: noLimits,
    entered: [],
    use: { hoursPerWeek: 20, horizonMonths: 48, electricityUsdPerKwh: 0.18, pue: 1, kgCo2ePerKwh: 0.4 },
    now: upgradeDay,
    ...rest,
  }
}
