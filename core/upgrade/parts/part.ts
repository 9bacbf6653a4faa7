import { type CardBodyRow, type CloudRow, type GpuRow } from '../../catalog/schema'
import { type Maybe } from '../../result/known'

/** What a part costs, and who says so. */
export interface Price {
  /** > 0 where it is bought; an instance's is of one hour. */
  readonly usd: number
  /** The day it is of; null: entered without one. */
  readonly asOf: string | null
  readonly by: 'published' | 'entered'
  readonly source: string
}

interface Named {
  /** "gpu:rtx-5090", "ram:ddr5-udimm-64", "nothing": the same part has the same id in every answer. */
  readonly id: string
  readonly name: string
  /** Unknown is never zero: the detail says who knows no price. */
  readonly price: Maybe<Price>
}

/** A card in place of the one that is there, or one more of the same beside it. */
export interface GpuPart extends Named {
  readonly kind: 'gpu'
  readonly gpu: GpuRow
  /** Such cards in the machine afterwards. */
  readonly count: number
  readonly beside: boolean
  readonly body: CardBodyRow | null
  /** At work, dB(A), as entered; null: nobody said. */
  readonly noiseDb: number | null
}

/** Modules in place of all that are there. */
export interface RamPart extends Named {
  readonly kind: 'ram'
  readonly capacityGiB: number
  /** "DDR5"; null: entered without. */
  readonly memoryType: string | null
  readonly formFactor: 'UDIMM' | 'SODIMM' | null
  readonly modules: number | null
}

export interface SsdPart extends Named {
  readonly kind: 'ssd'
  readonly capacityTB: number
  readonly pcieGen: number | null
  /** Read in one piece, of the slowest drive of its class; null: not known. */
  readonly readBytesPerSecond: number | null
}

export interface PsuPart extends Named {
  readonly kind: 'psu'
  readonly watts: number
}

/** A new desktop around one such card; what is here is given away. */
export interface MachinePart extends Named {
  readonly kind: 'machine'
  readonly gpu: GpuRow
}

export interface CloudPart extends Named {
  readonly kind: 'cloud'
  readonly row: CloudRow
  readonly gpu: GpuRow | null
}

export interface NothingPart extends Named {
  readonly kind: 'nothing'
}

/** What may be changed: one of these, each judged by the same rules. */
export type Part = GpuPart | RamPart | SsdPart | PsuPart | MachinePart | CloudPart | NothingPart
export type PartKind = Part['kind']

export const partKindWords: Readonly<Record<PartKind, string>> = { gpu: 'GPU', ram: 'memory', ssd: 'drive', psu: 'power supply', machine: 'machine', cloud: 'cloud', nothing: 'as it is' }
