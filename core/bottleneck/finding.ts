import { type Provenance } from '../result/provenance'
import { type Interval } from '../units'

/** What can hold work back, in the order that a reader meets it: room first, then the device, then what feeds it. */
export const parts = ['vram', 'ram', 'memory-bandwidth', 'compute', 'overhead', 'pcie', 'cpu-data-path', 'disk'] as const
export type Part = (typeof parts)[number]

/** Parts that take time for each unit of work; the others only have room or have not. */
export const timedParts = ['memory-bandwidth', 'compute', 'overhead', 'pcie', 'cpu-data-path', 'disk'] as const
export type TimedPart = (typeof timedParts)[number]

/** A number that a finding stands on. */
export interface Evidence {
  /** What it is, for a newcomer: "images decoded by all workers". */
  readonly text: string
  /** In `unit`, base units; null: a fact without a number, which `text` tells. */
  readonly value: number | null
  readonly unit: string
  /** 95 % interval of a measurement, 80 % band of a prediction; null: neither. */
  readonly interval: Interval | null
  readonly provenance: Provenance
  /** The benchmark of this run that it is from; null: a fact of the machine, the workload or the catalog. */
  readonly benchmark: string | null
}

/** How many times as fast the whole work would be, at least 1, with its 80 % band; or why that is not known. */
export type Gain = ({ readonly known: true; readonly point: number } & Interval) | { readonly known: false; readonly because: string }

/** sure: stands out at the low end of its band, by undoubted measurements alone; likely; possible: only a look will tell. */
export const sureness = ['sure', 'likely', 'possible'] as const
export type Sure = (typeof sureness)[number]

/** One part that holds this work back, with its proof. */
export interface Finding {
  readonly id: Part
  /** "The disk is slower than what reads from it" */
  readonly title: string
  /** The proof in one or two sentences, with its numbers. */
  readonly text: string
  readonly evidence: readonly Evidence[]
  readonly sure: Sure
  /** Why it is no surer than that, or what makes it sure. */
  readonly why: string
  /** With this part taking no time at all: the most that any change of it can give. */
  readonly gain: Gain
  /** With this part twice as fast: about what a purchase gives. */
  readonly doubled: Gain
  /** What to try, the cheapest first. */
  readonly remedies: readonly string[]
  /** What would hold the work back then, and what removing that as well would give on top; null: nothing that stands out. */
  readonly next: { readonly id: Part; readonly title: string; readonly gain: Gain } | null
}

/** A part that was looked at, whatever was found. */
export interface LookedAt {
  readonly id: Part
  readonly state: 'holds-back' | 'has-room' | 'does-not-apply' | 'unknown'
  readonly text: string
  readonly evidence: readonly Evidence[]
  /** Time for a unit of the work, s; null: not known, or it has room or has not. */
  readonly seconds: number | null
  /** Benchmarks that would tell, where it is unknown. */
  readonly measure: readonly string[]
}

/** What holds the work back on this machine. */
export interface Bottleneck {
  /** cannot-say: what the run lacks leaves no answer; `measure` names it. */
  readonly verdict: 'found' | 'nothing-stands-out' | 'cannot-say'
  /** The first is the bottleneck; what has no room comes before what takes time. */
  readonly findings: readonly Finding[]
  /** Every part, in the order of `parts`. */
  readonly looked: readonly LookedAt[]
  /** Benchmarks of this program that would tell what is unknown. */
  readonly measure: readonly string[]
}
