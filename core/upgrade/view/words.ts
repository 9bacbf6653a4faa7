import { monthWords } from '../../advice/words'
import { formatUsd, significant } from '../../units'
import { type WorkUnit } from '../../workload/unit'
import { type Candidate } from '../candidate'
import { type Gain } from '../gain'
import { type NewlyFits } from '../newly-fits'
import { type Part } from '../parts/part'

/** "$722.65", "-$40.00", "at most $895.00"; unknown is said. */
export const netWords = ({ netUsd, netIsMost }: Pick<Candidate, 'netUsd' | 'netIsMost'>): string => (netUsd === null ? 'unknown' : `${netIsMost ? 'at most ' : ''}${formatUsd(netUsd)}`)

const times = (ratio: number): string => `${significant(ratio, 2)}x`

/** "2.6x", "45 tokens/s, from none", "none", "unknown". */
export function gainWords(gain: Gain, unit: WorkUnit): string {
  switch (gain.kind) {
    case 'speed':
      return times(gain.ratio)
    case 'runs':
      return `${significant(gain.unitsPerSecond, 2)} ${unit.plural}/s, from none`
    case 'none':
      return 'none'
    case 'unknown':
      return 'unknown'
  }
}

/** "[2.0, 3.3]"; empty where there is none. */
export const bandWords = (gain: Gain): string => (gain.kind === 'speed' || gain.kind === 'runs' ? `[${significant(gain.band.low, 2)}, ${significant(gain.band.high, 2)}]` : '')

/** "$455.00 for each 1x", "$9.80 for a token/s"; "-" where nothing is gained or known. */
export const costPerGainWords = ({ costPerGain, gain }: Pick<Candidate, 'costPerGain' | 'gain'>, unit: WorkUnit): string => (costPerGain === null ? '-' : `${formatUsd(costPerGain)} ${gain.kind === 'runs' ? `for a ${unit.one}/s` : 'for each 1x'}`)

/** "month 9", "never within the plan", "rented", "unknown", "-". */
export function payBackWords({ payBack, part, gain }: Pick<Candidate, 'payBack' | 'part' | 'gain'>): string {
  if (part.kind === 'cloud') return 'is rented'
  if (payBack) return payBack.verdict === 'never' ? 'never' : payBack.months === 0 ? 'at once' : `month ${monthWords(payBack.months)}`
  return gain.kind === 'speed' || gain.kind === 'runs' ? (gain.kind === 'speed' && gain.ratio <= 1 ? '-' : 'unknown') : '-'
}

/** How many models in what way, the largest of each by name. */
export function newlyWords(newly: readonly NewlyFits[]): string {
  if (newly.length === 0) return 'no more'
  const size = ({ model }: NewlyFits) => model.totalParamsB ?? 0
  const runs = newly.filter(({ way }) => way.id === 'q4')
  const tuned = newly.filter(({ way }) => way.id === 'qlora')
  const said = (list: readonly NewlyFits[], verb: string) => (list.length === 0 ? [] : [`${verb} ${list.length} more, to ${list.reduce((most, each) => (size(each) > size(most) ? each : most)).model.name}`])
  const all = [...said(runs, 'runs'), ...said(tuned, 'tunes')]
  return all.length === 0 ? `${newly.length} more ways` : all.join('; ')
}

/** Ways to use a model that do not fit any more. */
export const lostWords = (lost: readonly NewlyFits[]): string => `${lost.length} ${lost.length === 1 ? 'way' : 'ways'} to use a model, ${lost.reduce((most, each) => ((each.model.totalParamsB ?? 0) > (most.model.totalParamsB ?? 0) ? each : most)).model.name} the largest`

/** What fits more, and what fits no longer: a faster card may hold less. */
export const fitWords = ({ newly, lost }: Pick<Candidate, 'newly' | 'lost'>): string => (lost.length === 0 ? newlyWords(newly) : `${newly.length === 0 ? '' : `${newlyWords(newly)}; `}${lost.length} ways no longer`)

export const unknownOr = (value: number | null, text: (value: number) => string): string => (value === null ? 'unknown' : text(value))

/** "the RTX 5090", "64 GiB of DDR5", "a desktop with the RTX 5090": as a sentence names it. */
export const partWords = (part: Part): string => ((part.kind === 'gpu' && !part.beside) || part.kind === 'ssd' || part.kind === 'psu' ? `the ${part.name}` : part.name)
