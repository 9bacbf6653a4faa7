import { accelerators } from '../machine/describe'
import { formatMeasured } from '../units'
import { relabelled } from './precision-label'
import { type RunFile } from './schema'
import { type MeasuredSummary, type RunSummary } from './summary'

/** What a number is called in a sentence. */
const spoken: Record<string, string> = {
  'matmul-fp32': 'multiplies fp32 matrices at',
  'matmul-bf16': 'bf16 matrices at',
  triad: 'moves memory at',
  'conv-train': 'trains a small conv-net at',
  'transformer-inference': 'runs a BERT-base block at',
}

function engineWords(run: RunFile): string {
  const { engine } = run
  const version = engine.version ? ` ${engine.version}` : ''
  const device = engine.devices.some((name) => name.startsWith('GPU')) ? 'GPU' : 'CPU'
  return engine.id === 'tensorflow' ? `TensorFlow${version} on the ${device}` : `WebAssembly${version} on one CPU core`
}

/**
 * The first line of every answer: what was measured, on what, with the two or three numbers that matter, and what a
 * reader must not miss (WASM instead of TensorFlow; a GPU that is there and was not measured).
 * @param underWay the run goes on: more will come
 */
export function answerSentence(run: RunFile, summary: RunSummary, underWay = false): string {
  const played = run.engine.replayOf ? ' (replayed)' : ''
  if (summary.measured.length === 0) return underWay ? 'Nothing is measured yet.' : `Nothing was measured${played}.`
  const warnings: string[] = []
  if (run.state !== 'finished' && !underWay) warnings.push('The run did not end.')
  if (run.engine.id === 'wasm') warnings.push('TensorFlow is not in use, so this measures WebAssembly on one core, not the machine.')
  const gpus = accelerators(run.machine)
  if (gpus.length > 0 && !run.engine.devices.some((name) => name.startsWith('GPU'))) {
    const name = gpus[0]!.name
    warnings.push(`The ${name.known ? name.value : 'GPU'} was not measured.`)
  }
  const numbers = Object.keys(spoken)
    .map((id) => summary.measured.find((each) => each.id === id))
    .filter((each): each is MeasuredSummary => each !== undefined)
    .slice(0, 3)
    .map((each, i) => `${i === 0 && each.id === 'matmul-bf16' ? 'multiplies ' : ''}${relabelled(spoken[each.id]!, each.label)} ${formatMeasured(each.value, each.unit, each.interval)}`)
  const said = numbers.length ? `${underWay ? 'So far this' : 'This'} machine ${numbers.join(', ')}` : `${summary.measured.length} benchmarks were measured`
  return [...warnings, `${said} (${engineWords(run)})${played}.`].join(' ')
}
