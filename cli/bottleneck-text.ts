import { type Found } from '../core/bottleneck/find'
import { unitSeconds } from '../core/bottleneck/timeline'
import { type BottleneckView } from '../core/contract/bottleneck-calls'
import { describeMachine } from '../core/machine/describe'
import { type RunFile } from '../core/run/schema'
import { type Workload } from '../core/workload/schema'
import { unitOfWork } from '../core/workload/unit'
import { table, wrap } from './table'

const right = 'right' as const
const sentence = (words: string): string => `${words[0]!.toUpperCase()}${words.slice(1)}${words.endsWith('.') ? '' : '.'}`

function findingText({ title, text, sure, why, doubled, gain, next, evidence, remedies }: BottleneckView['findings'][number]): string {
  return [
    wrap(`${title}. ${text}`),
    wrap(sentence([doubled, gain].filter(Boolean).join('; '))) + `\n${wrap(sentence(`${sure}: ${why}`))}\n${wrap(next)}`,
    `What it stands on:\n${evidence.map((each) => wrap(`- ${each.text}: ${each.value} (${each.kind}${each.benchmark ? `, ${each.benchmark}` : ''})`, 80, '  ')).join('\n')}`,
    `What to try:\n${remedies.map((each) => wrap(`- ${each}`, 80, '  ')).join('\n')}`,
  ].join('\n\n')
}

/** The answer, its proof, and every part that was looked at. */
export function bottleneckText(run: RunFile, { answer, workload, findings, looked, measure, together, notes }: BottleneckView): string {
  const parts = table([{ title: 'Part' }, { title: 'Time', align: right }, { title: 'State' }], looked.map((each) => [each.name, each.time || '-', each.stateText]))
  const seen = looked.filter(({ id }) => !findings.some((each) => each.id === id)).map(({ name, text }) => wrap(`${name}: ${text}`)).join('\n')
  const missing = measure.length === 0 ? [] : [`${wrap('One run that holds all that is needed:')}\n${wrap(`groundspeed run --mode standard --only ${together.join(',')}`, 80, '  ')}`]
  return [wrap(answer), `${wrap(`For: ${workload}.`)}\n${wrap(`${describeMachine(run.machine)}, run ${run.id}.`)}`, ...findings.map(findingText), parts, seen, ...missing, notes.map((note) => wrap(note)).join('\n')].join('\n\n') + '\n'
}

/** Base units (s, B/s, bytes), each number with its kind. */
export function bottleneckJson(run: RunFile, workload: Workload, { bottleneck, timeline }: Found, { answer, byDefault }: BottleneckView): string {
  const unit = unitOfWork(workload.work).one
  const time = timeline && { kind: 'predicted', unit, seconds: unitSeconds(timeline), parts: timeline.seconds, undivided: timeline.undivided, overlapped: timeline.overlapped }
  return `${JSON.stringify({ schema: { name: 'groundspeed.bottleneck', major: 1, minor: 0 }, run: run.id, machine: describeMachine(run.machine), workload, byDefault, answer, ...bottleneck, time }, null, 2)}\n`
}
