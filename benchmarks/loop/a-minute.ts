import { type BenchmarkDefinition } from '../../core/benchmark/definition'

/** Of a sample's length, calibration accepts so much: bins enough for a minute of the shortest. */
const shortest = 0.9

/**
 * A minute and a little at full load in bins of about `sampleSeconds`, whatever the interval says; cold at the start, so
 * that the burst is seen beside what lasts (METHOD A1: the first 10 s, and the last 20 of at least 60). Publish mode alone.
 */
export function aMinute(sampleSeconds: number): Pick<BenchmarkDefinition, 'settings' | 'lasting' | 'launches' | 'seconds'> {
  const bins = Math.ceil(60 / (shortest * sampleSeconds))
  return {
    settings: { warmUpSeconds: 0, warmUpCapSeconds: 1, sampleSeconds, minimumSamples: bins, maximumSamples: bins, maximumSeconds: 120 },
    lasting: true,
    launches: 2,
    seconds: { quick: null, standard: null, publish: 72 },
  }
}
