import { type Offer } from '../advice/candidate'
import { type Phase } from '../advice/phase-schema'
import { type Plan, type PlanRow } from '../advice/plan'
import { weeksPerMonth } from '../advice/time'
import { type Maybe, known, unknown } from '../result/known'
import { gramsOrDollars, type GramsOrDollars } from './grams-or-dollars'
import { exactly, type Range, scaled, sumOf } from './range'

/** A phase of the advice's plan in grams a month. */
export interface PhaseCarbon {
  readonly phase: PlanRow['phase']
  readonly place: PlanRow['place']
  readonly hoursPerWeek: number
  /** Electricity at work alone, as in `places`: what making emitted is published for few. */
  readonly hereKg: Maybe<Range>
  readonly cloudKg: Maybe<Range>
  /** Where the plan puts it. */
  readonly kg: Maybe<Range>
  /** Here beside there, in grams and in dollars. */
  readonly choice: GramsOrDollars
}

export interface PlanCarbon {
  readonly rows: readonly PhaseCarbon[]
  /** kg a month: as planned, all here, all in the cloud; unknown says why. What the machine takes while it waits is in the first two. */
  readonly mixKg: Maybe<Range>
  readonly allHereKg: Maybe<Range>
  readonly allCloudKg: Maybe<Range>
  readonly horizonMonths: number
}

export interface PlanCarbonInput {
  readonly plan: Plan
  /** In the plan's order. */
  readonly phases: readonly Phase[]
  /** Of one hour at work here. */
  readonly hereKgPerHour: Maybe<Range>
  /** A month of waiting, paid in grams as soon as the machine is there. */
  readonly fixedKg: Maybe<Range>
  readonly cloudKg: (offer: Offer, phase: Phase) => Maybe<Range>
  readonly horizonMonths: number
}

/** A sum of which no part may be left out. */
const whole = (parts: readonly Maybe<Range>[]): Maybe<Range> => {
  const missing = parts.find((part) => !part.known)
  return missing ?? known(sumOf([exactly(0), ...parts.flatMap((part) => (part.known ? [part.value] : []))]))
}

/** The plan that the advice made by money, counted in grams; nothing is planned anew. */
export function planCarbon({ plan, phases, hereKgPerHour, fixedKg, cloudKg, horizonMonths }: PlanCarbonInput): PlanCarbon {
  const rows = plan.rows.map((row, i): PhaseCarbon => {
    const phase = phases[i]!
    const possible = row.hereUsd !== null
    const hereKg = !possible ? unknown('not-applicable', 'it cannot be done here') : hereKgPerHour.known ? known(scaled(hereKgPerHour.value, phase.hoursPerWeek * weeksPerMonth)) : hereKgPerHour
    const there = row.found ? cloudKg(row.found, phase) : unknown('not-applicable', 'no instance meets its conditions')
    const kg = row.place === 'here' ? hereKg : row.place === 'cloud' ? there : unknown('not-applicable', 'it has no place')
    const choice = gramsOrDollars([
      { id: 'here', name: 'here', usdPerMonth: row.hereUsd, kg: hereKg },
      { id: 'cloud', name: row.found?.candidate.id ?? 'the cloud', usdPerMonth: row.cloudUsd, kg: there },
    ])
    return { phase: row.phase, place: row.place, hoursPerWeek: phase.hoursPerWeek, hereKg, cloudKg: there, kg, choice }
  })
  const anyHere = rows.some(({ place }) => place === 'here')
  return {
    rows,
    mixKg: whole([...rows.map(({ kg }) => kg), ...(anyHere ? [fixedKg] : [])]),
    allHereKg: plan.allLocalUsd === null ? unknown('not-applicable', 'not all of it can be done here') : whole([...rows.map(({ hereKg }) => hereKg), fixedKg]),
    allCloudKg: plan.allCloudUsd === null ? unknown('not-applicable', 'not all of it can be rented') : whole(rows.map(({ cloudKg: there }) => there)),
    horizonMonths,
  }
}
