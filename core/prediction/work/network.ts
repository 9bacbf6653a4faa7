import { type Work } from '../../workload/schema'
import { formatPercent } from '../../units'
import { together } from '../band'
import { cardSigma, leadingPart, scaling } from '../training/ratio'
import { trainingRates } from '../rates'
import { relativeParts, relativeTime, type Shares } from '../training/shares'
import { findWorkload } from '../training/workloads'
import { noSpeed, sigmaUnlisted, type StepParts, type WorkPredictor } from './speed'

/** Of a training step: forward alone is a third of its arithmetic and traffic (backward is twice forward). */
const forwardShare = 1 / 3
const sigmaForward = 0.15

/** Products and other arithmetic are computed, the rest is traffic. */
function partsOf(seconds: number, { matrix, memory, vector }: Shares): StepParts {
  const each = seconds / (matrix + memory + vector)
  return { compute: (matrix + vector) * each, memory: memory * each, starting: 0, roundness: 1 }
}

/** A network of the list: its time on the reference card, scaled by the rates of the place. */
export const networkSpeed: WorkPredictor<Extract<Work, { kind: 'network' }>> = (work, place, world) => {
  const found = findWorkload(work.network)
  if (!found.ok) return noSpeed(`no network '${work.network}'`)
  const { workload } = found
  const precision = workload.alwaysFp32 ? 'fp32' : work.precision
  const [reference, rates] = [trainingRates(world.reference, precision), place.rates[precision]]
  if (!place.rates[work.precision] || !rates || !reference) return noSpeed(`${work.precision} is not possible on ${place.name}, or its figures are not published`)
  const shares = workload.shares[precision]
  const forward = work.method === 'inference'
  const seconds = shares.seconds * relativeTime(shares, reference, rates) * (forward ? forwardShare : 1)
  // Devices that only answer need not exchange anything.
  const share = forward ? 1 : scaling(place.count, workload.exchange)
  const told = workload.like === null ? 'its time on an A100, as measured' : `told from ${workload.like}, which was measured`
  return {
    ok: true,
    unitsPerSecond: (place.count * share) / seconds,
    parts: partsOf(seconds, relativeParts(shares, reference, rates)),
    sigma: together(place.gpu ? cardSigma(place.gpu, workload.like !== null) : sigmaUnlisted, forward ? sigmaForward : 0),
    basis: `${told}, scaled by matrix, memory and arithmetic rates ${place.measured === null ? 'of published figures' : `measured (${place.measured})`}`,
    because: `${leadingPart(shares, reference, rates)}${place.count > 1 ? `; ${place.count} devices reach ${formatPercent(share)} of ${place.count} times one` : ''}`,
  }
}
