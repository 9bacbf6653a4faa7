import { type CarbonView } from '../../contract/carbon-calls'
import { plainNumber } from '../../advice/words'
import { withUnit } from '../../units'
import { powerBand } from '../energy'
import { idleHours } from '../month'
import { wattsAtWork, wattsIdle } from '../power'
import { type Amount, range, scaled } from '../range'
import { joulesParts, rangeParts } from '../text'
import { type Maybe } from '../../result/known'
import { type GpuAlone } from '../run-energy'
import { type CarbonFacts } from './facts'

type Row = CarbonView['inputs'][number]

const text = (amount: Amount, unit: string): string => {
  const parts = rangeParts(amount, unit)
  return [withUnit(parts), parts.band].filter(Boolean).join(' ')
}
const maybe = (name: string, of: Maybe<Amount>, unit: string): Row => (of.known ? { name, value: text(of.value, unit), kind: of.value.kind, from: of.value.from } : { name, value: 'unknown', kind: null, from: of.detail ?? of.because })

/** What the GPU's own sensor told where the processor has none that can be read: beside the figures, and in none of them. */
function gpuAloneRow({ joules, seconds, launches, of, watts }: GpuAlone): Row {
  const band = powerBand('measured')
  const parts = joulesParts(range(joules * band.low, joules * band.high, joules))
  const power = watts === null ? '' : `, ${text(watts, 'W')} while it worked`
  return { name: 'GPU alone', value: [withUnit(parts), parts.band].filter(Boolean).join(' '), kind: 'measured', from: `its own sensor in ${plainNumber(seconds)} s of ${launches} of ${of} launches${power}; the processor's is unknown, so that this is in no sum` }
}

/** Every figure that the grams stand on, with what it is and where it is from. */
export function inputRows({ spec, run, hoursFrom, lifeFrom }: CarbonFacts): CarbonView['inputs'] {
  const { intensity, embodied, pue, lifeYears, unitsPerSecond } = spec
  const grams: Maybe<Amount> = intensity.known ? { known: true, value: { ...intensity.value, ...scaled(intensity.value, 1000) } } : intensity
  return [
    maybe('Power at work', wattsAtWork(spec), 'W'),
    ...(run?.gpuAlone ? [gpuAloneRow(run.gpuAlone)] : []),
    { name: 'Hours at work', value: `${plainNumber(spec.hoursPerWeek)} h a week`, kind: hoursFrom?.kind ?? null, from: hoursFrom?.from ?? 'a stated default: half a working week' },
    ...(idleHours(spec) > 0 ? [maybe('Power while waiting', wattsIdle(spec), 'W')] : []),
    { name: 'Hours waiting', value: `${plainNumber(idleHours(spec))} h a week`, kind: idleHours(spec) > 0 ? 'entered' : null, from: idleHours(spec) > 0 ? 'as entered, or as the advice has it' : 'a stated default: switched off' },
    { name: 'Room over machine (PUE)', value: text(pue, ''), kind: pue.kind, from: pue.from },
    maybe('Grid', grams, 'g CO2e a kWh'),
    ...embodied.map(({ name, kg }) => maybe(`Making ${name}`, kg, 'kg CO2e')),
    { name: 'Life', value: `${plainNumber(lifeYears)} years`, kind: lifeFrom.startsWith('as entered') ? 'entered' : null, from: lifeFrom },
    ...(unitsPerSecond === null ? [] : [{ name: 'Speed of the work', value: `${plainNumber(unitsPerSecond)} units/s`, kind: 'predicted' as const, from: 'as on the Compare page' }]),
  ]
}
