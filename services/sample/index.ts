import { parseRun } from '../../core/run/parse'
import { type RunFile } from '../../core/run/schema'
import recorded from './epyc-2-core.groundspeed.json?raw'

let parsed: RunFile | null = null

/**
 * A quick run of two cores of an AMD EPYC with AVX-512 and no GPU, measured by Groundspeed: something to explore
 * before this machine is measured. The file is the recording, byte for byte.
 */
export function sampleRun(): RunFile {
  parsed ??= parseRun(recorded, 'the sample machine')
  return parsed
}
