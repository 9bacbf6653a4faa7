import { plainNumber } from '../../advice/words'
import { type SwapView } from '../../contract/upgrade-calls'
import { formatBytes, formatUsd, significant } from '../../units'
import { unitOfWork, type WorkUnit } from '../../workload/unit'
import { type Candidate } from '../candidate'
import { workHere } from '../gain'
import { type Upgrades } from '../upgrade'
import { nothing } from '../parts/rest'
import { upgradeRowOf } from './rows'
import { bandWords, gainWords, lostWords, netWords, partWords, unknownOr } from './words'

type Row = SwapView['rows'][number]

function speedRows({ input }: Upgrades, candidate: Candidate, unit: WorkUnit): Row[] {
  const here = workHere(input)
  const { gain } = candidate
  const rate = (value: number) => `${significant(value, 2)} ${unit.plural}/s`
  const after = gain.kind === 'runs' ? rate(gain.unitsPerSecond) : gain.kind === 'speed' && here.ok ? `${rate(here.unitsPerSecond * gain.ratio)}, ${gainWords(gain, unit)} ${bandWords(gain)}` : gain.kind === 'none' && here.ok && candidate.hoursPerWeek !== null ? rate(here.unitsPerSecond) : 'unknown'
  return [{ what: 'This work', before: here.ok ? rate(here.unitsPerSecond) : 'does not run', after, kind: 'predicted' }]
}

/** Before and after of a swap, row by row; unknown is said. */
function rowsOf(all: Upgrades, candidate: Candidate, before: Candidate): Row[] {
  const unit = unitOfWork(all.input.workload.work)
  const { part, after } = candidate
  const own = all.input.own
  const row = (what: string, of: (each: Candidate) => string, kind: Row['kind'] = 'predicted'): Row => ({ what, before: of(before), after: of(candidate), kind })
  const place = (each: { place: Candidate['after']['place'] }) => each.place?.name ?? 'unknown'
  const memory = (target: Candidate['after']['target']) => (target === null ? 'unknown' : formatBytes(target.haveBytes))
  const elsewhere = part.kind === 'cloud'
  return [
    { what: 'Runs on', before: place(own), after: place(after), kind: null },
    ...speedRows(all, candidate, unit),
    row('Hours a week for it', ({ hoursPerWeek }) => unknownOr(hoursPerWeek, (hours) => `${significant(hours, 3)} h`)),
    { what: 'Memory for models', before: memory(own.target), after: memory(after.target), kind: 'published' },
    { what: 'Models that fit', before: '-', after: candidate.newly.length + candidate.lost.length === 0 ? 'the same' : `${candidate.newly.length} ways more${candidate.lost.length === 0 ? '' : `, ${candidate.lost.length} ways fewer`}`, kind: 'predicted' },
    { what: 'Price', before: '-', after: part.price.known ? `${formatUsd(part.price.value.usd)}${elsewhere ? ' an hour' : ''}` : 'unknown', kind: part.price.known ? part.price.value.by : null },
    { what: elsewhere ? 'Rent over the plan' : 'Net cost', before: '-', after: netWords(candidate), kind: 'predicted' },
    row('Power at work', ({ watts, part: { kind } }) => (kind === 'cloud' ? 'elsewhere' : unknownOr(watts, (value) => `${plainNumber(value)} W`))),
    row('Electricity a month', ({ energyUsd, part: { kind } }) => (kind === 'cloud' ? 'in the rent' : unknownOr(energyUsd, formatUsd))),
    row('CO2e a month, in use', ({ energyKg, part: { kind } }) => (kind === 'cloud' ? 'see Carbon' : unknownOr(energyKg, (kg) => `${significant(kg, 3)} kg`))),
  ]
}

/** One part put in: the sentence, before beside after, and the scenario to keep. */
export function swapViewOf(all: Upgrades, candidate: Candidate, scenario: SwapView['scenario']): SwapView {
  const unit = unitOfWork(all.input.workload.work)
  const before = all.candidates.find(({ part }) => part.id === nothing.id)!
  const { part, verdict, judged, gain, newly, lost } = candidate
  const refused = judged.filter(({ answer }) => answer === 'refuses').map(({ because }) => because)
  const gained = gain.kind === 'speed' ? `this work ${gainWords(gain, unit)} as fast ${bandWords(gain)}` : gain.kind === 'runs' ? `${gainWords(gain, unit)} ${bandWords(gain)}` : gain.kind === 'none' ? `nothing gained for this work (${gain.because})` : `what it gives this work is not known (${gain.because})`
  return {
    part: part.name,
    answer: `With ${partWords(part)}: ${gained}, ${netWords(candidate)} ${part.kind === 'cloud' ? 'over the plan' : 'net'}.${lost.length === 0 ? '' : ` ${lostWords(lost)}, would no longer fit.`}${verdict === 'refuses' ? ` It may not go in: ${refused.join('; ')}.` : ''}`,
    row: upgradeRowOf(candidate, unit),
    rows: rowsOf(all, candidate, before),
    newly: newly.slice(0, 200).map(({ model, way }) => `${model.name}: ${way.title}`),
    scenario,
  }
}
