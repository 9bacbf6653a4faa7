import { usageError } from '../errors/user-error'
import { type AssumptionKey, type Terms } from './assumptions'
import { type Phase } from './phase-schema'

/** A usual situation: which rows of the catalog it takes, and what it assumes beside them. */
export interface Preset {
  readonly name: 'startup' | 'enterprise' | 'university-lab'
  readonly title: string
  readonly description: string
  readonly gpuId: string
  readonly instance: string
  /** A row of the electricity prices, and whether the business tariff holds. */
  readonly electricity: string
  readonly business: boolean
  readonly terms: Terms
  /** What the machine around the card costs, USD: an assumption, since the catalog has no whole machines. */
  readonly machineUsd: number
  /** Value and why. */
  readonly entered: Partial<Record<AssumptionKey, readonly [number, string]>>
  /** Speed with its band where the cards differ. */
  readonly speed: readonly [number, number, number, string] | null
  readonly phases: readonly Phase[]
}

const phase = (name: Phase['phase'], hoursPerWeek: number, memoryGiB: number, over: Partial<Phase> = {}): Phase => ({
  phase: name,
  hoursPerWeek,
  memoryGiB,
  deadlineHours: null,
  batchHours: null,
  toleratesSpot: false,
  dataMayLeave: true,
  ...over,
})

export const presets: readonly Preset[] = [
  {
    name: 'startup',
    title: 'Startup',
    description: 'One RTX 5090 under a desk in California, against the same card on a marketplace, over three years.',
    gpuId: 'rtx-5090',
    instance: 'runpod:1x RTX 5090:global-lowest',
    electricity: 'US-CA',
    business: true,
    terms: 'on-demand',
    machineUsd: 2000,
    entered: {
      hoursPerWeek: [30, 'a small team, most working days'],
      horizonMonths: [36, 'a startup looks three years ahead'],
      discountPerYear: [0.1, 'money is dear'],
      residualShare: [0.3, 'three years old'],
      sessionsPerWeek: [10, 'twice a working day'],
      startUpMinutes: [4, 'image and data'],
      idleWasteShare: [0.15, 'instances left running'],
      storageGB: [500, 'models and data sets'],
      storageUsdPerGBMonth: [0.07, 'network volume'],
    },
    speed: null,
    phases: [phase('experiment', 10, 16), phase('prototype', 6, 24), phase('fine-tune', 8, 30, { toleratesSpot: true }), phase('large-training', 20, 160, { toleratesSpot: true }), phase('evaluation', 4, 24)],
  },
  {
    name: 'enterprise',
    title: 'Enterprise group',
    description: 'One H100 PCIe in an own server room in Virginia, against the same card at Lambda, over four years.',
    gpuId: 'h100-pcie',
    instance: 'lambda:gpu_1x_h100_pcie:us-east-1',
    electricity: 'US-VA',
    business: true,
    terms: 'on-demand',
    machineUsd: 9000,
    entered: {
      hoursPerWeek: [100, 'a shared machine, nights and part of the weekend'],
      horizonMonths: [48, 'written off in four years'],
      discountPerYear: [0.08, 'cost of capital'],
      residualShare: [0.25, 'four years old'],
      financedShare: [0.5, 'half on credit'],
      financeRatePerYear: [0.07, 'a business loan'],
      financeMonths: [36, 'three years'],
      pue: [1.5, 'an average server room (Uptime Institute 2024)'],
      idleWatts: [150, 'never switched off'],
      idleHoursPerWeek: [68, 'never switched off'],
      upkeepUsdPerYear: [600, 'support contract'],
      failureSharePerYear: [0.02, 'one in fifty a year'],
      adminHoursPerMonth: [2, 'patches and users'],
      adminUsdPerHour: [75, 'an administrator'],
      storageGB: [2000, 'models and data sets'],
      storageUsdPerGBMonth: [0.2, 'persistent storage'],
    },
    speed: null,
    phases: [
      phase('experiment', 20, 40),
      phase('fine-tune', 30, 80, { dataMayLeave: false }),
      phase('large-training', 60, 640, { toleratesSpot: true }),
      phase('evaluation', 10, 40),
      phase('serving', 40, 40, { dataMayLeave: false }),
    ],
  },
  {
    name: 'university-lab',
    title: 'University lab',
    description: 'One used RTX 3090 in a German lab, against spot A10G instances in Frankfurt, over five years.',
    gpuId: 'rtx-3090',
    instance: 'aws:g5.xlarge:eu-central-1',
    electricity: 'DEU',
    business: true,
    terms: 'spot',
    machineUsd: 900,
    entered: {
      hoursPerWeek: [60, 'students, evenings and weekends too'],
      horizonMonths: [60, 'machines live long here'],
      discountPerYear: [0, 'a grant earns no interest'],
      residualShare: [0.1, 'an old card'],
      idleWatts: [60, 'left on'],
      idleHoursPerWeek: [60, 'left on'],
      failureSharePerYear: [0.05, 'used parts'],
      interruptionRate: [0.05, 'once in twenty hours'],
      checkpointMinutes: [20, 'students checkpoint often'],
      sessionsPerWeek: [14, 'twice a day'],
      startUpMinutes: [5, 'image and data'],
      egressGBPerMonth: [50, 'checkpoints fetched back'],
      egressUsdPerGB: [0.09, 'AWS, the first terabytes'],
    },
    speed: [0.75, 0.64, 0.88, 'predicted from published figures: 64 % of the bandwidth (600 of 936 GB/s), 88 % of the fp32 rate (31.2 of 35.6 TFLOPS), their geometric mean'],
    phases: [phase('experiment', 15, 12), phase('prototype', 10, 20), phase('fine-tune', 20, 22, { toleratesSpot: true }), phase('large-training', 10, 80, { toleratesSpot: true }), phase('evaluation', 5, 20)],
  },
]

/** "university lab", "University-Lab" and "lab" are the same. @throws UserError usage with the names */
export function findPreset(name: string): Preset {
  const wanted = name.trim().toLowerCase().replace(/[\s_]+/g, '-')
  const found = presets.find((each) => each.name === wanted) ?? (wanted === 'lab' || wanted === 'university' ? presets.find((each) => each.name === 'university-lab') : undefined)
  if (found) return found
  throw usageError(`There is no preset '${name}'.`, `There are: ${presets.map((each) => each.name).join(', ')}.`)
}
