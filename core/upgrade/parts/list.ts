import { type Part } from './part'
import { gpuParts } from './gpus'
import { machineParts } from './machines'
import { psuParts } from './psus'
import { ramParts } from './ram'
import { cloudParts, nothingParts } from './rest'
import { ssdParts } from './ssds'
import { type PartsAsked, type PartSource } from './source'

/** Every kind of change: a file and a line here. */
export const partSources: readonly PartSource[] = [nothingParts, gpuParts, ramParts, ssdParts, psuParts, machineParts, cloudParts]

/** Each part once: what a person entered stands before the catalog's row of the same part. */
export function partsFor(asked: PartsAsked): Part[] {
  const parts = partSources.flatMap((source) => source(asked))
  return parts.filter(({ id }, i) => parts.findIndex((each) => each.id === id) === i)
}
