import { type Maybe, known, unknown } from '../result/known'
import { powerBand, powerShare } from './energy'
import { type Amount, range, type Range, scaled, sumOf } from './range'

/** What a computer draws beside its GPU at work: processor, memory, drives, fans, losses of the power supply. Assumed, as in the advice. */
export const hostWatts = 100
/** Beside a processor that works itself there is less left. */
const besideCpuWatts = 50
/** How far either may be off: a small board without drives, a tower with many. Assumed. */
const hostBand = { low: 0.5, high: 1.5 }
/** While it waits: processors of today fall to a third and less of what they draw at work, drives and fans do not. Assumed. */
const hostIdle = { low: 0.3, high: 0.7 }
/** Draw of a waiting board over its TDP: 22 W of 575 (RTX 5090) to 13 % (A100, V100; Luccioni et al. 2023, arXiv:2211.02001). */
const boardIdle = { low: 0.04, high: 0.13 }
/** The line from idle to TDP is a line, and boards of one model differ. Assumed, and wider than what one such fit is off by. */
const modelError = 0.2

/** The devices that do the work. @property tdpWatts of one; null: nobody published it */
export interface Devices {
  readonly kind: 'gpu' | 'cpu'
  readonly name: string
  readonly tdpWatts: number | null
  readonly count: number
}

const host = (kind: Devices['kind']): number => (kind === 'gpu' ? hostWatts : besideCpuWatts)

/** W of all devices at work. @param tdpWatts of all @param utilisation 0 to 1; null is not known: TDP alone, a band and no point */
export function devicesAtWork(tdpWatts: number, utilisation: number | null): Range {
  const limit = powerBand('tdp')
  if (utilisation === null) return range(tdpWatts * limit.low, tdpWatts * limit.high)
  const share = powerShare(utilisation)
  return range(tdpWatts * share * (1 - modelError), tdpWatts * Math.min(share * (1 + modelError), limit.high), tdpWatts * share)
}

/** W of a host with such devices at work. */
export const hostAtWork = (kind: Devices['kind']): Range => range(host(kind) * hostBand.low, host(kind) * hostBand.high, host(kind))

export interface PowerSpec {
  readonly devices: Devices | null
  /** By a meter at the wall, or by a person's word. */
  readonly enteredWatts: Amount | null
  /** By the machine's own sensors while it worked. */
  readonly measuredWatts: Amount | null
  /** 0 to 1, entered; null: not known. */
  readonly utilisation: number | null
  readonly enteredIdleWatts: Amount | null
}

/** What a person said, or a scenario states: taken at its word. */
export const entered = (value: number, from: string): Amount => ({ ...range(value, value), kind: 'entered', from })
const percent = (share: number): string => `${Math.round(100 * share)} %`
const devicesWords = ({ name, count }: Devices): string => (count === 1 ? name : `${count} x ${name}`)
const nothing = (devices: Devices | null): Maybe<Amount> =>
  devices === null ? unknown('not-reported', 'no sensor measured its power, and the catalog has no card or processor of its name') : unknown('not-reported', `no sensor measured its power, and nobody published the TDP of ${devices.name}`)

/** What the machine draws at work: entered, measured, or by the model; each says which. */
export function wattsAtWork({ devices, enteredWatts, measuredWatts, utilisation }: PowerSpec): Maybe<Amount> {
  if (enteredWatts !== null) return known(enteredWatts)
  if (measuredWatts !== null && utilisation === null) return known(measuredWatts)
  if (devices?.tdpWatts == null) return nothing(devices)
  const tdp = devices.tdpWatts * devices.count
  const busy = utilisation === null ? `TDP of ${devicesWords(devices)}, ${tdp} W, from a device that is busy 30 % of the time to its limit` : `${percent(utilisation)} busy: 0.12 + 0.88 x ${percent(utilisation)} of the TDP of ${devicesWords(devices)}, ${tdp} W, within 20 %`
  return known({ ...sumOf([devicesAtWork(tdp, utilisation), hostAtWork(devices.kind)]), kind: 'predicted', from: `${busy}; the rest of the machine ${host(devices.kind)} W, within a half` })
}

/** What it draws while it waits. */
export function wattsIdle({ devices, enteredIdleWatts }: PowerSpec): Maybe<Amount> {
  if (enteredIdleWatts !== null) return known(enteredIdleWatts)
  if (devices?.tdpWatts == null) return nothing(devices)
  const board = scaled(range(boardIdle.low, boardIdle.high), devices.tdpWatts * devices.count)
  const rest = scaled(range(hostIdle.low, hostIdle.high), host(devices.kind))
  return known({ ...sumOf([board, rest]), kind: 'predicted', from: `4 to 13 % of the TDP of ${devicesWords(devices)}; the rest of the machine 30 to 70 % of its ${host(devices.kind)} W` })
}
