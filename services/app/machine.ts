import os from 'node:os'
import { type Handlers } from '../../core/contract/app-api'
import { type AppEvent } from '../../core/contract/views'
import { describeMachine } from '../../core/machine/describe'
import { type MachineFacts } from '../../core/machine/facts'
import { checkOverride } from '../../core/machine/overrides'
import { machineViewOf } from '../../core/machine/view'
import { usageError } from '../../core/errors/user-error'
import { type RunFile } from '../../core/run/schema'
import { type Services } from '../create-services'
import { examine } from '../doctor'
import { probeMachine } from '../probes'
import { keepOverride, undoOverride } from '../probes/overrides'

/** A window has its first facts within a second (DESIGN 5): what takes longer is told of when it is there. */
const patienceMilliseconds = 600
/** What was just read is not asked again: the window comes back for it when it is told. */
const freshMilliseconds = 2000

interface Look {
  readonly facts: MachineFacts
  /** Some probes have not answered yet. */
  readonly partial: boolean
}

/** This machine, as far as it has answered. */
export class MachineLook {
  private last: { readonly facts: MachineFacts; readonly at: number } | null = null
  private running: Promise<MachineFacts> | null = null
  private so: (() => MachineFacts) | null = null

  constructor(
    private readonly services: Services,
    private readonly emit: (event: AppEvent) => void,
    private readonly probe: typeof probeMachine = probeMachine,
  ) {}

  /** Every fact. */
  whole(): Promise<MachineFacts> {
    if (this.last && Date.now() - this.last.at < freshMilliseconds) return Promise.resolve(this.last.facts)
    const { env, paths } = this.services
    this.running ??= this.probe({ env, dataDir: paths.dataDir, signal: new AbortController().signal, at: new Date(), helper: this.services, onPart: (so) => (this.so = so) })
      .then((facts) => {
        this.last = { facts, at: Date.now() }
        return facts
      })
      .finally(() => {
        this.running = null
        this.so = null
      })
    return this.running
  }

  /** What is known by now; the rest is told of by an event. */
  async first(): Promise<Look> {
    const whole = this.whole()
    const waited = new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMilliseconds).unref())
    const facts = await Promise.race([whole, waited])
    if (facts) return { facts, partial: false }
    if (!this.so) return { facts: await whole, partial: false }
    void whole.then(() => this.emit({ type: 'machine' }))
    return { facts: this.so(), partial: true }
  }

  /** A correction holds at once. */
  forget(): void {
    this.last = null
  }
}

/** Answers for the machine: its facts, their corrections, and the doctor. @param load a run by its reference; null is this machine */
export function machineHandlers(services: Services, emit: (event: AppEvent) => void, load: (run: string) => { run: RunFile; name: string }): Pick<Handlers, 'machine-summary' | 'machine-view' | 'fact-set' | 'fact-unset' | 'doctor'> {
  const look = new MachineLook(services, emit)
  const { env, paths } = services
  return {
    'machine-summary': async () => ({ hostName: os.hostname(), description: describeMachine(await look.whole()) }),
    'machine-view': async ({ run }) => {
      if (run !== null) {
        const { run: file, name } = load(run)
        return machineViewOf(file.machine, name)
      }
      const { facts, partial } = await look.first()
      return { ...machineViewOf(facts, os.hostname()), partial }
    },
    'fact-set': async ({ id, text }) => {
      const entered = { id, text, at: new Date().toISOString() }
      checkOverride(await probeMachine({ env, dataDir: paths.dataDir, signal: new AbortController().signal, at: new Date(), plain: true, helper: services }), entered)
      keepOverride(paths.dataDir, entered)
      look.forget()
      return { done: true }
    },
    'fact-unset': async ({ id }) => {
      if (!undoOverride(paths.dataDir, id)) throw usageError(`'${id}' was not corrected on this machine.`, 'There is nothing to undo.')
      look.forget()
      return { done: true }
    },
    doctor: async () => {
      const { diagnosis } = await examine(services, new AbortController().signal)
      return { answer: diagnosis.answer, findings: [...diagnosis.findings] }
    },
  }
}
