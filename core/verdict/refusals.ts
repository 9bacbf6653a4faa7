import { worstState } from '../gates/worst'
import { precisionLabel } from '../run/precision-label'
import { type BenchmarkRecord, type Outcome } from '../run/schema'

/** Why two results may not be set beside each other: what was seen, and the next step. */
export interface Refusal {
  readonly id: string
  readonly text: string
  readonly advice: string
}

interface Rule {
  readonly id: string
  /** What was seen, or null. */
  readonly when: (a: BenchmarkRecord, b: BenchmarkRecord) => string | null
  readonly advice: string
}

const launchesOf = (outcome: Outcome) => (outcome.state === 'measured' ? outcome.launches : [])
const sameParams = (a: BenchmarkRecord['params'], b: BenchmarkRecord['params']): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([name, value]) => b[name] === value)
const shapes = (params: BenchmarkRecord['params']): string => Object.entries(params).map(([name, value]) => `${name} = ${value}`).join(', ')
const devices = ({ outcome }: BenchmarkRecord): string => [...new Set(launchesOf(outcome).map(({ device }) => device.replace(/:\d+.*/, '')))].sort().join(', ')
const flagged = ({ outcome }: BenchmarkRecord): string[] => [...new Set(launchesOf(outcome).flatMap(({ gates = [] }) => (worstState(gates) === 'ok' ? [] : gates.filter(({ state }) => state === 'flagged').map(({ gate }) => gate))))]

/** A closed list, what makes the comparison meaningless first (METHOD A4). */
export const refusalRules: readonly Rule[] = [
  {
    id: 'not-measured',
    when: (a, b) => (a.outcome.state !== 'measured' || b.outcome.state !== 'measured' ? `${a.outcome.state !== 'measured' ? 'before' : 'after'} it was not measured` : null),
    advice: 'Run it again on that side.',
  },
  { id: 'unit', when: (a, b) => (a.unit === b.unit ? null : `the units differ: ${a.unit} and ${b.unit}`), advice: 'Measure both with the same version of Groundspeed.' },
  { id: 'engine', when: (a, b) => (a.engine === b.engine ? null : `the engines differ: ${a.engine} and ${b.engine}`), advice: 'Measure both with the same --backend.' },
  { id: 'precision', when: (a, b) => (precisionLabel(a) === precisionLabel(b) ? null : `the precisions differ: ${precisionLabel(a)} and ${precisionLabel(b)}`), advice: 'Measure both with the same version of Groundspeed, and NVIDIA_TF32_OVERRIDE set alike.' },
  {
    id: 'work',
    when: (a, b) => (a.work === b.work && sameParams(a.params, b.params) ? null : `the work differs: ${shapes(a.params)} and ${shapes(b.params)}`),
    advice: 'Measure both with the same version of Groundspeed and the same engine.',
  },
  { id: 'device', when: (a, b) => (devices(a) === devices(b) ? null : `they ran on different kinds of device: ${devices(a)} and ${devices(b)}`), advice: 'Measure both with the same --device.' },
  {
    id: 'flagged',
    when: (a, b) => {
      const gates = [...new Set([...flagged(a), ...flagged(b)])]
      return gates.length > 0 ? `a validity gate was broken: ${gates.join(', ')}` : null
    },
    advice: 'Run again while nothing else runs; flagged samples give no verdict.',
  },
  {
    id: 'one-launch',
    when: (a, b) => (Math.min(launchesOf(a.outcome).length, launchesOf(b.outcome).length) < 2 ? 'one launch gives a number, not a verdict' : null),
    advice: 'Let the run end.',
  },
]

/** The first reason why these two may not be compared; null when they may. */
export function refusalOf(a: BenchmarkRecord, b: BenchmarkRecord): Refusal | null {
  for (const { id, when, advice } of refusalRules) {
    const text = when(a, b)
    if (text !== null) return { id, text, advice }
  }
  return null
}
