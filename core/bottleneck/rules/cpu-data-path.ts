import { together } from '../../prediction/band'
import { type MeasuredSummary } from '../../run/summary'
import { formatRate } from '../../units'
import { evidence, measuredEvidence, measuredSigma } from '../evidence'
import { type Evidence } from '../finding'
import { type Rule } from '../rule'
import { stepSeconds } from '../step'
import { shortTime } from '../words'

/** Photographs and what is done to them differ from those measured: a picture of half the pixels decodes in half the time. */
const sigmaPictures = 0.25
/** Of as many times one worker: below it another worker gives little. */
const saturated = 0.7

/** "1 worker 150 images/s, 2 workers 280: 93 % of twice one" */
function scaling({ points, unit }: MeasuredSummary): { words: string; evidence: Evidence[] } {
  const last = points[points.length - 1]
  if (!last || points.length < 2) return { words: '', evidence: [] }
  const full = points.find(({ efficiency }) => efficiency < saturated)
  return {
    words: ` ${points.map(({ at, value }) => `${at} ${at === 1 ? 'worker' : 'workers'} ${formatRate(value, unit)}`).join(', ')}: ${full ? `from ${full.at} workers on more of them give little` : 'each worker more still gives its share, so more cores would help'}.`,
    evidence: [{ ...evidence(`of ${last.at} times one worker is what ${last.at} do together`, last.efficiency, 'share', 'measured'), benchmark: 'image-decode' }],
  }
}

/** Decoding and preparing what the next step takes. */
export const cpuDataPath: Rule = {
  id: 'cpu-data-path',
  name: 'decoding on the processor',
  title: 'The processor cannot prepare data as fast as they are worked on',
  remedies: ['more loader workers, up to one for each core', 'smaller pictures, decoded once and kept, or a faster decoder (also on the GPU)', 'a processor with more cores'],
  look({ reading, measured, onGpu, step }) {
    if (reading.photographs === 0) return { state: 'does-not-apply', text: reading.nothing ? 'Nothing is decoded for a token.' : 'Its data are prepared once, before it runs: nothing is decoded meanwhile.', evidence: [] }
    const decode = measured('image-decode')
    if (decode === null) return { state: 'unknown', text: 'Decoding pictures was not measured.', evidence: [], measure: ['image-decode'] }
    const seconds = reading.photographs / decode.value
    const steps = step && stepSeconds(step)
    const against = steps === null ? '' : ` A step takes ${shortTime(steps)} a picture, ${formatRate(1 / steps, 'images/s')}.`
    const shared = onGpu ? '' : ' Decoding and computing share the processor.'
    const scaled = scaling(decode)
    return {
      state: 'takes-time',
      seconds,
      sigma: together(measuredSigma(decode), sigmaPictures),
      text: `The loader gives ${formatRate(decode.value, 'images/s')}: ${shortTime(seconds)} a picture.${against}${shared}${scaled.words}`,
      evidence: [measuredEvidence(decode, 'photographs decoded and resized by all workers'), ...scaled.evidence, ...(steps === null ? [] : [evidence('a step takes for one picture', steps, 's', step!.by)])],
      most: 'likely',
      why: 'your pictures, and what is done to them, may take more or less than those measured',
    }
  },
}
