import { findNetwork } from '../network/named'
import { findWorkload } from '../prediction/training/workloads'
import { type Work, type Workload } from '../workload/schema'

/** What a unit of the work takes in before anything is computed. */
export interface Reading {
  /** Photographs that must be decoded for a unit; 0: none. */
  readonly photographs: number
  /** Read from the disk for a unit while the data do not stay in memory, bytes; null: not known. */
  readonly bytes: number | null
  /** How `bytes` is known: of the data set as entered, or of usual files. */
  readonly by: 'entered' | 'predicted'
  /** Copied to a device of its own for a unit, bytes; null: not known. */
  readonly inputBytes: number | null
  /** All data, bytes; null: not said. */
  readonly dataBytes: number | null
  /** Nothing is read while it runs: weights are loaded once. */
  readonly nothing: boolean
}

/** A photograph of ImageNet's training set: 138 GiB in 1,281,167 files (image-net.org, ILSVRC 2012). */
const photographBytes = 115_000
/** A token of text is about four letters, and ids of two or four bytes when it was prepared. */
const tokenBytes = 4
/** A token's id and its mask, as frameworks pass them: two 64-bit integers. */
const tokenInputBytes = 16
/** Pixels of an image reach the device as 32-bit floats. */
const pixelBytes = 4
const gigabyte = 1e9

/** Networks of small pictures that data sets keep as arrays: nothing is decoded. */
const arrays = new Set(['ddpm'])

/** Pixels of a sample, from its words: "an image of 224 x 224 x 3". */
function pixelsOf(sample: string): number | null {
  const found = /(\d+) x (\d+) x (\d+)/.exec(sample)
  return found ? Number(found[1]) * Number(found[2]) * Number(found[3]) : null
}

interface Usual {
  readonly photographs: number
  readonly bytes: number | null
  readonly inputBytes: number | null
}

/** What is usual of such work, where nothing is entered. */
function usualOf(work: Work): Usual {
  const text = (tokens: number): Usual => ({ photographs: 0, bytes: tokenBytes * tokens, inputBytes: tokenInputBytes * tokens })
  if (work.kind === 'fine-tune') return text(1)
  if (work.kind === 'serve') return { ...text(1), bytes: 0 }
  if (work.kind === 'counted') return /^(image|picture|photo)/i.test(work.unit) ? photographs(224 * 224 * 3) : { photographs: 0, bytes: null, inputBytes: null }
  const found = findWorkload(work.network)
  if (!found.ok) return { photographs: 0, bytes: null, inputBytes: null }
  const { id } = found.workload
  const pixels = pixelsOf(findNetwork(id).sample)
  if (pixels === null) return text(findNetwork(id).unit === 'sequence' ? 384 : 1)
  return arrays.has(id) ? { photographs: 0, bytes: pixels, inputBytes: pixels * pixelBytes } : photographs(pixels)
}

const photographs = (pixels: number): Usual => ({ photographs: 1, bytes: photographBytes, inputBytes: pixels * pixelBytes })

/** What a workload reads: of its data set where its size and its units are entered, else as is usual. */
export function readingOf({ work, amount, dataGB }: Workload): Reading {
  const usual = usualOf(work)
  const nothing = work.kind === 'serve'
  const units = amount.per === 'epochs' ? amount.unitsPerEpoch : null
  const known = dataGB !== null && units !== null && !nothing
  return {
    photographs: usual.photographs,
    bytes: known ? (dataGB * gigabyte) / units : usual.bytes,
    by: known ? 'entered' : 'predicted',
    inputBytes: usual.inputBytes,
    dataBytes: dataGB === null || nothing ? null : dataGB * gigabyte,
    nothing,
  }
}
