import { gates } from '../gates/list'
import { type GateValue } from '../gates/schema'
import { impossibleFactor } from '../limits/limit'
import { classifyOutliers } from '../statistics/outliers'
import { relativeIqr } from '../statistics/spread'
import { formatPercent } from '../units'
import { type Mode } from './modes'
import { type BenchmarkRecord } from './schema'
import { beyondLinear, type SweepPoint } from './sweep-points'

/** A doubt comes with advice: what was seen, and the next step. */
export interface Doubt {
  readonly id: string
  readonly text: string
  readonly advice: string
}

export interface DoubtInput {
  readonly record: BenchmarkRecord
  /** The benchmark's value, in its unit. */
  readonly value: number
  /** Every step of a sweep; empty without. */
  readonly points: readonly SweepPoint[]
  readonly launches: readonly {
    samples: readonly number[]
    flags: readonly string[]
    notes: readonly string[]
    device: string
    gates?: readonly GateValue[] | undefined
  }[]
  /** Launches that the run was to have. */
  readonly planned: number
  readonly mode: Mode
  /** Half the interval over the value; null without an interval. */
  readonly relativeHalfWidth: number | null
  /** Whether the median of the launch medians lies within the interval; true without one. */
  readonly insideInterval: boolean
  readonly features: readonly string[] | null
  readonly device: string
}

interface Rule {
  readonly id: string
  readonly when: (input: DoubtInput) => string | null
  readonly advice: string | ((mode: Mode) => string)
}

/** The mode after this one, with what it has more of; after the last there is none. */
const inLongerMode = (more: string) => (mode: Mode): string =>
  mode === 'publish' ? 'The longest mode has it too: let the machine rest, leave nothing else running, and run again.' : `Measure in ${mode === 'quick' ? 'standard' : 'publish'} mode: ${more}.`

const withFlag = ({ launches }: DoubtInput, flag: string) => launches.filter((launch) => launch.flags.includes(flag)).length

const flagged = (flag: string, text: string) => (input: DoubtInput) => {
  const share = withFlag(input, flag)
  return share > 0 ? `${text} in ${share} of ${input.launches.length} launches` : null
}

/** Samples of a launch may scatter so far before it is said (PyTorch's timer warns at the same place). */
const noisyIqr = 0.1
/** An interval wider than this says little about the machine. */
const wideInterval = 0.1
const bf16Units = ['AVX512-BF16', 'AMX-BF16', 'BF16', 'SVE-BF16']

/** By how much the value passes what the device can do; null when it does not, or nothing is known. */
export const beyondLimit = ({ limit }: Pick<BenchmarkRecord, 'limit'>, value: number): number | null =>
  limit && value > impossibleFactor * limit.value ? value / limit.value : null

/** A closed list, each with its next step. What changes the meaning of a number comes before what widens it. */
export const doubtRules: readonly Rule[] = [
  {
    id: 'impossible',
    when: ({ record, value, points }) => {
      const factor = beyondLimit(record, value)
      const beyond = beyondLinear(points)
      if (beyond) return `impossible: ${beyond.at} ${record.sweep!.of} did ${(beyond.efficiency * beyond.at / points[0]!.at).toFixed(1)} times what ${points[0]!.at === 1 ? 'one' : points[0]!.at} alone did`
      return factor === null ? null : `impossible: ${factor.toFixed(2)} times what the device can do (${record.limit!.because})`
    },
    advice: 'Do not use this number. Run again; if it stays, the clock or the benchmark is wrong: please report it.',
  },
  {
    id: 'wasm-engine',
    when: ({ record }) => (record.engine === 'wasm' ? 'measured on WebAssembly, one core' : null),
    advice: 'Run `groundspeed runtime install tensorflow`, then measure again for the speed of the machine.',
  },
  {
    id: 'mixed-devices',
    when: ({ launches }) => {
      const devices = [...new Set(launches.map((launch) => launch.device))]
      return devices.length > 1 ? `launches ran on different devices (${devices.join(', ')})` : null
    },
    advice: 'Name one with --device and run again.',
  },
  {
    id: 'no-bf16-units',
    when: ({ record, features, device }) =>
      record.precision === 'bf16' &&
      /CPU/.test(device) &&
      features !== null &&
      !features.some((feature) => bf16Units.includes(feature))
        ? 'this processor has no bf16 units'
        : null,
    advice: 'Take it for what software emulation costs, not as a figure of the hardware.',
  },
  {
    id: 'noisy',
    when: ({ launches }) => {
      const worst = Math.max(...launches.map((launch) => relativeIqr(launch.samples)))
      return worst >= noisyIqr ? `noisy: samples vary by ${formatPercent(worst)}` : null
    },
    advice: 'Close other programs, plug in the charger, and run again.',
  },
  {
    id: 'wide-interval',
    when: ({ relativeHalfWidth }) =>
      relativeHalfWidth !== null && relativeHalfWidth > wideInterval
        ? `launches differ: +/- ${formatPercent(relativeHalfWidth)}`
        : null,
    advice: inLongerMode('more launches, a narrower interval'),
  },
  {
    // The interval is of the mean of logs; only launches of two kinds push their median out of it.
    id: 'two-speeds',
    when: ({ insideInterval }) => (insideInterval ? null : 'launches fall into two groups'),
    advice: 'The machine changes between two speeds (clock, memory layout, other load): see the launch values.',
  },
  {
    id: 'one-launch',
    when: ({ launches }) => (launches.length === 1 ? 'one launch only: no interval' : null),
    advice: 'Let the run end: launches are compared, not samples.',
  },
  {
    id: 'few-launches',
    when: ({ launches, planned }) =>
      launches.length > 1 && launches.length < planned ? `${launches.length} of ${planned} launches` : null,
    advice: 'Let the run end for the full interval.',
  },
  {
    id: 'slow-first',
    when: ({ launches }) => {
      const slow = launches.filter(({ samples }) => classifyOutliers(samples).slowFirst).length
      return slow > 0 ? `the first sample was far slower in ${slow} of ${launches.length} launches` : null
    },
    advice: inLongerMode('it warms up longer'),
  },
  {
    id: 'outliers',
    when: ({ launches }) => {
      const wild = launches.filter(({ samples }) => classifyOutliers(samples).noisy).length
      return wild > 0 ? `more than a tenth of the samples lie far out in ${wild} of ${launches.length} launches` : null
    },
    advice: 'Something interrupts it now and then: close other programs and run again.',
  },
  {
    id: 'drift',
    when: flagged('drift', 'speed drifted'),
    advice: 'The machine may be heating up or busy: let it rest and run again.',
  },
  {
    id: 'no-steady-state',
    when: flagged('no_steady_state', 'never became steady'),
    advice: inLongerMode('it warms up longer'),
  },
  {
    // Quick and standard runs stop by the clock as a matter of course; publish has half a minute to get there.
    id: 'ci-not-reached',
    when: (input) => (input.mode !== 'publish' ? null : flagged('ci_not_reached', 'the interval stayed wide')(input)),
    advice: 'Close other programs and run again: more samples alone did not help.',
  },
  {
    id: 'autocorrelated',
    when: flagged('autocorrelated', 'samples follow one another'),
    advice: 'Something periodic runs beside it: close it and run again.',
  },
  {
    id: 'short-sample',
    when: flagged('short_sample', 'samples shorter than planned'),
    advice: 'Run again; timer effects may show.',
  },
  {
    id: 'cached-read',
    when: ({ launches }) =>
      launches.some((launch) => launch.notes.some((note) => note.startsWith('cached')))
        ? 'read through the page cache'
        : null,
    advice: 'The disk itself may be slower; this folder allows no direct reads.',
  },
]

/** What the validity gates saw, the worst reading of each: the machine was not fit to measure. */
function gateDoubts({ launches }: DoubtInput): Doubt[] {
  return gates.flatMap(({ id, describe, advice }) => {
    const broken = launches.flatMap(({ gates: seen = [] }) => seen.filter(({ gate, state }) => gate === id && (state === 'flagged' || state === 'rejected')))
    if (broken.length === 0) return []
    const worst = Math.max(...broken.map(({ value }) => value ?? 0))
    return [{ id: `gate-${id}`, text: `${describe(worst)} in ${broken.length} of ${launches.length} launches`, advice }]
  })
}

/** Every doubt that applies: what the machine did first, then what the samples show, in the list's order. */
export function doubtsOf(input: DoubtInput): Doubt[] {
  return [...gateDoubts(input), ...ruleDoubts(input)]
}

function ruleDoubts(input: DoubtInput): Doubt[] {
  return doubtRules.flatMap(({ id, when, advice }) => {
    const text = when(input)
    return text === null ? [] : [{ id, text, advice: typeof advice === 'string' ? advice : advice(input.mode) }]
  })
}
