import { type RunView } from '../contract/views'
import { significant } from '../units'
import { type Score } from './score'

const whole = (value: number): string => significant(value, 3)

/** The score as text: window, terminal and report say the same. */
export function scoreView(score: Score): RunView['score'] {
  const parts = score.parts.map(({ title, value }) => ({ title, value: whole(value) }))
  if (!score.known) return { known: false, value: '', band: '', because: score.because, parts }
  const { interval } = score
  return { known: true, value: whole(score.value), band: interval ? `[${whole(interval.low)}, ${whole(interval.high)}]` : '', because: '', parts }
}

/** "Score 1000 [870, 1130]: compute 1000, memory 1000" or why there is none. */
export function scoreWords({ known, value, band, because, parts }: RunView['score']): string {
  const named = parts.map((part) => `${part.title.toLowerCase()} ${part.value}`).join(', ')
  if (!known) return `${because[0]!.toUpperCase()}${because.slice(1)}.${named ? ` Parts: ${named}.` : ''}`
  return `Score ${[value, band].filter(Boolean).join(' ')}: ${named}; two shared cores of an AMD EPYC score 1000.`
}
