import { z } from 'zod'

/** What the machine around a card costs where nobody says otherwise, USD: as in the preset startup (core/advice/presets.ts). */
export const usualMachineUsd = 2000

/** A number that somebody enters about case, purse and parts. One row each: command line, form and schema read it. */
export interface LimitField {
  readonly key: keyof Limits
  /** As the command line takes it. */
  readonly option: string
  readonly label: string
  readonly unit: string
  readonly min: number
  readonly max: number
  readonly whole?: true
  /** What holds until something is entered; null: it is not known. */
  readonly usual: number | null
  readonly means: string
}

const amount = (min: number, max: number) => z.number().min(min).max(max).nullable().default(null)

/** null: nobody said. A rule that asks for it then says "check". */
export const limitsSchema = z.object({
  budgetUsd: amount(0, 1e6),
  psuWatts: amount(100, 5000),
  eightPins: amount(0, 20),
  sixteenPins: amount(0, 8),
  slots: amount(0, 16),
  lengthMm: amount(50, 1000),
  noiseDb: amount(0, 120),
  resaleUsd: amount(0, 1e6),
  machineUsd: z.number().min(0).max(1e6).default(usualMachineUsd),
})
export type Limits = z.infer<typeof limitsSchema>
export const noLimits: Limits = limitsSchema.parse({})

const field = (key: keyof Limits, option: string, label: string, unit: string, [min, max]: readonly [number, number], means: string, over: Partial<LimitField> = {}): LimitField => ({ key, option, label, unit, min, max, usual: null, means, ...over })

/** In the order of the form. */
export const limitFields: readonly LimitField[] = [
  field('budgetUsd', 'budget', 'Budget', 'USD', [0, 1e6], 'what may be paid at once, before the old part is sold'),
  field('psuWatts', 'psu', 'Power supply', 'W', [100, 5000], 'watts of the power supply, as its label says'),
  field('eightPins', 'pins8', '8-pin connectors', '', [0, 20], 'free PCIe power connectors of eight pins', { whole: true }),
  field('sixteenPins', 'pins16', '16-pin connectors', '', [0, 8], 'free 12V-2x6 (12VHPWR) connectors', { whole: true }),
  field('slots', 'slots', 'Slots', 'slots', [0, 16], 'slots side by side for a card, the old one gone'),
  field('lengthMm', 'length', 'Room for a card', 'mm', [50, 1000], 'the longest card that the case takes'),
  field('noiseDb', 'noise', 'Noise', 'dB(A)', [0, 120], 'how loud a part may be at work'),
  field('resaleUsd', 'resale', 'Old part fetches', 'USD', [0, 1e6], "what it fetches; else the catalog's resale price less a fee"),
  field('machineUsd', 'machine-price', 'Machine around a card', 'USD', [0, 1e6], 'a new desktop without its card', { usual: usualMachineUsd }),
]
