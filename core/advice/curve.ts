import { type Terms, type Values } from './assumptions'
import { cashFlow } from './cash-flow'

export interface CurvePoint {
  readonly hoursPerWeek: number
  /** Months to break-even; null: not within the horizon. */
  readonly months: number | null
  /** Earliest and latest of the 80 % band; null: never. */
  readonly early: number | null
  readonly late: number | null
}

export interface Uncertain {
  /** Band of the speed ratio, as factors around it: 0.8 and 1.25. */
  readonly speedLow: number
  readonly speedHigh: number
  /** Share by which the price may be off. */
  readonly price: number
}

export const curveHours: readonly number[] = [1, 2, 5, 10, 15, 20, 30, 40, 60, 80, 100, 120, 140, 168]

const scalePrices = (v: Values, factor: number): Values => ({
  ...v,
  cloudUsdPerHour: v.cloudUsdPerHour * factor,
  spotUsdPerHour: v.spotUsdPerHour * factor,
  reservedUsdPerHour: v.reservedUsdPerHour * factor,
  committedUsdPerHour: v.committedUsdPerHour * factor,
})

/**
 * The ends of the 80 % band: a cloud that is as dear, and one that is as cheap, as may well be. A slower cloud and a
 * dearer one do the same to the rent, and are independent: their logarithms add as squares (GUM, JCGM 100:2008, 5.1.2),
 * not as worst cases.
 */
export function bandEnds(v: Values, { speedLow, speedHigh, price }: Uncertain): { readonly dear: Values; readonly cheap: Values } {
  const reach = (speed: number) => Math.exp(Math.hypot(Math.log(speed), Math.log1p(price)))
  return { dear: scalePrices(v, reach(speedLow)), cheap: scalePrices(v, 1 / reach(speedHigh)) }
}

/** Break-even in months over hours a week, with its band. */
export function breakEvenCurve(v: Values, terms: Terms, uncertain: Uncertain, hours: readonly number[] = curveHours): CurvePoint[] {
  const monthsAt = (values: Values) => cashFlow(values, terms).breakEvenMonths
  return hours.map((hoursPerWeek) => {
    const here = { ...v, hoursPerWeek }
    const { dear, cheap } = bandEnds(here, uncertain)
    return { hoursPerWeek, months: monthsAt(here), early: monthsAt(dear), late: monthsAt(cheap) }
  })
}
