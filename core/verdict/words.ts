import { formatPercent } from '../units'
import { type Verdict } from './verdict'

/** "12 %": how far a factor lies from one, as people say it. */
const apart = (factor: number): string => formatPercent(Math.abs(factor - 1))

/** "12 % faster [9, 15] %" and its like: the effect, its interval, then what cannot be said. */
export function verdictWords(verdict: Verdict, noiseFloor: number): string {
  const { speedUp, interval } = verdict
  const percent = (factor: number) => (100 * (factor - 1)).toFixed(Math.abs(factor - 1) < 0.1 ? 1 : 0)
  const range = `[${percent(interval.low)}, ${percent(interval.high)}] %`
  switch (verdict.kind) {
    case 'faster':
      return `${apart(speedUp)} faster ${range}`
    case 'slower':
      return `${apart(speedUp)} slower ${range}`
    case 'equivalent':
      return `equivalent within ${formatPercent(noiseFloor)} ${range}`
    case 'small-difference':
      return `${apart(speedUp)} ${speedUp > 1 ? 'faster' : 'slower'} ${range}: below the noise floor of ${formatPercent(noiseFloor)}`
    case 'no-significant-difference':
      return `no significant difference${verdict.corrected ? ' once all verdicts here are counted' : ''} ${range}; this data could have shown ${formatPercent(verdict.detectable)}`
  }
}
