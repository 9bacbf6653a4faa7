import { type CloudRow, type GpuRow } from '../catalog/schema'
import { type MeasuredCard } from '../prediction/measured-cards'
import { type GainWorld } from './gain'
import { type Host } from './host'
import { type Limits } from './limits'
import { type EnteredPart, type PartCatalog } from './parts/source'
import { type Use } from './use'

/** All that an answer about upgrades is worked out from. */
export interface UpgradeInput extends GainWorld {
  readonly host: Host
  readonly catalog: PartCatalog
  /** The catalog's, as renting asks for them. */
  readonly gpus: readonly GpuRow[]
  readonly instances: readonly CloudRow[]
  /** Cards that colleagues measured. */
  readonly cards: readonly MeasuredCard[]
  readonly limits: Limits
  readonly entered: readonly EnteredPart[]
  readonly use: Use
  readonly now: Date
}
