import { type GpuFacts } from '../../machine/facts'
import { accelerators } from '../../machine/describe'
import { asked } from '../../machine/fact'
import { formatRate } from '../../units'
import { evidence, measuredEvidence, measuredSigma } from '../evidence'
import { together } from '../../prediction/band'
import { type Evidence } from '../finding'
import { type Rule } from '../rule'
import { unitOfWork } from '../../workload/unit'
import { article, shortTime } from '../words'

/** Frameworks with pinned memory copy two to three times as fast as an application copy of pageable memory (METHOD A5). */
const sigmaPinned = 0.5

/** "runs 8 lanes of 16": a width below the card's own shows at rest too; a generation below its own is saving power. */
function linkOf(card: GpuFacts | undefined): { words: string; evidence: Evidence[] } {
  const [now, most] = [asked(card?.pcieNow), asked(card?.pcieMaximum)]
  if (!now.known || !most.known) return { words: '', evidence: [] }
  const lanes = evidence(`lanes in use, of ${most.value.width} that the card has`, now.value.width, 'lanes', 'measured')
  return { words: now.value.width < most.value.width ? ` The card runs ${now.value.width} of its ${most.value.width} lanes: look at its slot.` : '', evidence: [lanes] }
}

/** What crosses to a device of its own. */
export const pcie: Rule = {
  id: 'pcie',
  name: 'copying to the GPU',
  title: 'Copies to the GPU take longer than what it does with them',
  remedies: ['copy the next batch while this one is computed (pinned memory, prefetch)', 'copy bytes and convert on the GPU', "seat the card in a slot with all its lanes, or a platform with a newer PCIe generation"],
  look({ onGpu, reading, measured, run, workload }) {
    if (!onGpu) return { state: 'does-not-apply', text: 'The work runs on the processor: nothing crosses a bus to a device.', evidence: [] }
    const link = linkOf(accelerators(run.machine)[0])
    if (reading.inputBytes === null) return { state: 'does-not-apply', text: `What a unit copies to the GPU is not known of work that was counted.${link.words}`, evidence: link.evidence }
    const copy = measured('copy-in')
    if (copy === null) return { state: 'unknown', text: `Copies to the GPU were not measured.${link.words}`, evidence: link.evidence, measure: ['copy-in'] }
    const seconds = reading.inputBytes / copy.value
    return {
      state: 'takes-time',
      seconds,
      sigma: together(measuredSigma(copy), sigmaPinned),
      text: `Copying the data of ${article(unitOfWork(workload.work).one)} takes ${shortTime(seconds)} at ${formatRate(copy.value, 'B/s')}.${link.words}`,
      evidence: [measuredEvidence(copy, 'copies from the program to the device'), evidence('copied for one unit', reading.inputBytes, 'bytes', 'predicted'), ...link.evidence],
      most: 'likely',
      why: 'frameworks that copy ahead from pinned memory hide a part of it',
    }
  },
}
