import { type Evidence, type LookedAt, type Part, type Sure } from './finding'
import { type World } from './world'

/** What a rule sees of its part, before the parts are set against each other. */
export type Seen =
  | {
      readonly state: 'takes-time'
      /** For a unit of work, s. */
      readonly seconds: number
      /** Standard deviation of its logarithm. */
      readonly sigma: number
      readonly text: string
      readonly evidence: readonly Evidence[]
      /** As sure as it can be, whatever the numbers, and why no surer. */
      readonly most: Sure
      readonly why: string
    }
  | {
      readonly state: 'no-room'
      readonly text: string
      readonly evidence: readonly Evidence[]
      readonly most: Sure
      readonly why: string
    }
  | (Pick<LookedAt, 'text' | 'evidence'> & { readonly state: 'has-room' | 'does-not-apply' })
  | (Pick<LookedAt, 'text' | 'evidence' | 'measure'> & { readonly state: 'unknown' })

/** A rule looks at one part: a file here, and a line in list.ts. */
export interface Rule {
  readonly id: Part
  /** "the disk", in a sentence. */
  readonly name: string
  /** As a finding is headed: "The disk is slower than what reads from it". */
  readonly title: string
  /** What to try, the cheapest first; whatever was seen. */
  readonly remedies: readonly string[]
  readonly look: (world: World) => Seen
}
