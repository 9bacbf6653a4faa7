import { type Fact } from '../machine/facts'
import { type RunFile } from '../run/schema'
import { formatPercent } from '../units'
import { type Refusal } from './refusals'

interface Rule {
  readonly id: string
  readonly when: (a: RunFile, b: RunFile) => string | null
  readonly advice: string
}

const value = <T>(fact: Fact<T>): T | null => (fact.known ? fact.value : null)
/** Different only where both are known: what is unknown cannot differ. */
const differ = (what: string, x: string | null, y: string | null): string | null => (x !== null && y !== null && x !== y ? `${what}: ${x}, then ${y}` : null)
const apart = (what: string, x: number | null, y: number | null, share: number): string | null =>
  x !== null && y !== null && x > 0 && Math.abs(y / x - 1) > share ? `${what} differs by ${formatPercent(Math.abs(y / x - 1))}` : null
const gpuNames = ({ machine }: RunFile) => machine.gpus.map(({ name }) => value(name) ?? 'unknown').join(', ') || 'none'
const drivers = ({ machine }: RunFile) => machine.gpus.map(({ driverVersion }) => value(driverVersion)).filter(Boolean).join(', ') || null

/** Set by the runner from what is free at the time: it differs between runs that do not. */
const ours = new Set(['TF_CPU_BFC_MEM_LIMIT_IN_MB'])

/** What differs around the measuring: a reason to look twice, not to refuse (METHOD A4; SHARP warns at the same shares). */
export const warningRules: readonly Rule[] = [
  { id: 'processor', when: (a, b) => differ('another processor', value(a.machine.cpu.model), value(b.machine.cpu.model)), advice: 'The verdicts say how two machines differ, not how one changed.' },
  { id: 'gpus', when: (a, b) => differ('other GPUs', gpuNames(a), gpuNames(b)), advice: 'The verdicts say how two machines differ, not how one changed.' },
  { id: 'mode', when: (a, b) => differ('another mode', a.mode, b.mode), advice: 'Warm-up and samples differ; measure both in the same mode.' },
  { id: 'engine-version', when: (a, b) => differ('another engine version', a.engine.version, b.engine.version), advice: 'A difference may be the library\'s.' },
  { id: 'driver', when: (a, b) => differ('another GPU driver', drivers(a), drivers(b)), advice: 'A difference may be the driver\'s.' },
  { id: 'kernel', when: (a, b) => differ('another kernel', value(a.machine.os.kernel), value(b.machine.os.kernel)), advice: 'A difference may be the system\'s.' },
  { id: 'version', when: (a, b) => differ('another Groundspeed', a.producer.version, b.producer.version), advice: 'Look at the change log for changed benchmarks.' },
  { id: 'launcher', when: (a, b) => differ('another kind of worker process', a.producer.launcher, b.producer.launcher), advice: 'They agree within a tenth; for less, measure both the same way.' },
  { id: 'clock', when: (a, b) => apart('the highest clock', value(a.machine.cpu.maximumHz), value(b.machine.cpu.maximumHz), 0.05), advice: 'Look at the power plan and the governor.' },
  { id: 'memory', when: (a, b) => apart('the memory', value(a.machine.memory.totalBytes), value(b.machine.memory.totalBytes), 0.01), advice: 'Was memory added or taken?' },
  {
    id: 'environment',
    when: ({ environment: x }, { environment: y }) => {
      const names = [...new Set([...Object.keys(x), ...Object.keys(y)])].filter((name) => !ours.has(name) && x[name] !== y[name])
      return names.length === 0 ? null : `other values of ${names.join(', ')}`
    },
    advice: 'These variables change results; set them alike.',
  },
]

export const warningsFor = (a: RunFile, b: RunFile): Refusal[] =>
  warningRules.flatMap(({ id, when, advice }) => {
    const text = when(a, b)
    return text === null ? [] : [{ id, text, advice }]
  })
