import { formatUsd } from '../units'
import { findOffer, inTime, type Candidate, type Offer } from './candidate'
import { type Phase, type Wishes } from './phase-schema'
import { type Values } from './assumptions'
import { plainNumber } from './words'

/** What the conditions leave open to a phase, before money decides. */
export interface Options {
  readonly phase: Phase
  readonly here: boolean
  readonly offer: Offer | null
  /** The decision tree as it was walked. */
  readonly steps: readonly string[]
}

const gib = (value: number): string => `${plainNumber(value)} GiB`

/** Walks the conditions of one phase in their order: data, network, memory, deadline, instances. @param ownMemoryGiB null: unknown */
export function optionsOf(phase: Phase, wishes: Wishes, ownMemoryGiB: number | null, candidates: readonly Candidate[], v: Values): Options {
  const steps: string[] = []
  let [here, cloud] = [true, true]
  if (!phase.dataMayLeave || !wishes.dataMayLeave) {
    cloud = false
    steps.push('Its data may not leave: the cloud is closed.')
  }
  if (wishes.offline) {
    cloud = false
    steps.push('There is no network: the cloud is closed.')
  }
  if (phase.memoryGiB > 0) {
    const fits = ownMemoryGiB !== null && phase.memoryGiB <= ownMemoryGiB
    here &&= fits
    steps.push(`It needs ${gib(phase.memoryGiB)}; here ${ownMemoryGiB === null ? 'it is not known what there is' : `are ${gib(ownMemoryGiB)}`}: ${fits ? 'it fits' : 'it does not fit'}.`)
  }
  if (phase.deadlineHours !== null && phase.batchHours !== null) {
    const fast = inTime(phase, 1)
    here &&= fast
    steps.push(`A batch takes ${plainNumber(phase.batchHours)} h here and may take ${plainNumber(phase.deadlineHours)} h: ${fast ? 'in time' : 'too slow here'}.`)
  }
  if (phase.hoursPerWeek > 168) {
    here = false
    steps.push(`It needs ${plainNumber(phase.hoursPerWeek)} h a week of this machine; a week has 168.`)
  }
  if (!cloud) return { phase, here, offer: null, steps }
  const search = findOffer(candidates, phase, wishes, v)
  steps.push(searchStep(search, phase))
  return { phase, here, offer: search.best, steps }
}

function searchStep({ best, withMemory, inRegion, inTime: fast }: ReturnType<typeof findOffer>, phase: Phase): string {
  if (best) return `${fast} of the instances meet the conditions; the cheapest for this work is ${best.candidate.id}${best.candidate.gpuCount > 1 ? `, over ${best.candidate.gpuCount} cards` : ''}, ${best.terms}, ${formatUsd(best.usdPerMonth)} a month${best.candidate.stale ? ' (its price is stale: check it)' : ''}.`
  if (withMemory === 0) return `No instance has ${gib(phase.memoryGiB)}.`
  if (inRegion === 0) return `${withMemory} instances have the memory, none of them in an allowed region.`
  if (fast === 0) return `${inRegion} instances have the memory; none is fast enough for the deadline.`
  return 'The instances that meet the conditions have no known price.'
}
