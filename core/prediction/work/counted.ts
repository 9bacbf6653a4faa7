import { type Work } from '../../workload/schema'
import { significant } from '../../units'
import { together } from '../band'
import { cardSigma, launchSeconds } from '../training/ratio'
import { noSpeed, sigmaUnlisted, type WorkPredictor } from './speed'

/** Networks reach less of the ceilings than single operations do, and how much less is not known of one that nobody measured. */
const sigmaCounted = 0.25

/** Work by its counts: a roofline with its corner rounded (METHOD B2, p = 4), and the time to start its kernels. */
export const countedSpeed: WorkPredictor<Extract<Work, { kind: 'counted' }>> = (work, place) => {
  const rates = place.rates[work.precision]
  if (!rates) return noSpeed(`${work.precision} is not possible on ${place.name}, or its figures are not published`)
  const [compute, memory, starting] = [work.flops / rates.matrix, work.bytes / rates.bandwidth, work.launches * launchSeconds] as const
  const seconds = (compute ** 4 + memory ** 4) ** 0.25 + starting
  const because = starting > seconds / 2 ? 'overhead-bound: a faster GPU will not help' : compute > memory ? 'bound by arithmetic' : 'bound by memory traffic'
  return {
    ok: true,
    unitsPerSecond: place.count / seconds,
    parts: { compute, memory, starting, roundness: 4 },
    sigma: together(sigmaCounted, place.gpu ? cardSigma(place.gpu, false) : sigmaUnlisted),
    basis: 'roofline of the given work',
    because: `${because} (${significant(work.flops / work.bytes, 2)} FLOP a byte)`,
  }
}
