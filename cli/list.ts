import { type Command } from './command'

export interface CommandEntry {
  readonly name: string
  readonly summary: string
  /** Loaded when it is called, so that `--help` stays quick. */
  readonly load: () => Promise<Command>
}

/** Every command, in the order a newcomer meets them: one file and one line each. */
export const commands: readonly CommandEntry[] = [
  { name: 'run', summary: 'measure this machine', load: async () => (await import('./commands/run')).run },
  { name: 'ready', summary: 'look whether this machine is fit to be measured now', load: async () => (await import('./commands/ready')).ready },
  { name: 'probe', summary: 'show what this machine is, and how we know', load: async () => (await import('./commands/probe')).probe },
  { name: 'workload', summary: 'what you run: the work that every answer is for', load: async () => (await import('./commands/workload')).workload },
  { name: 'compare', summary: 'set a run beside cloud instances', load: async () => (await import('./commands/compare')).compare },
  { name: 'fit', summary: 'what models fit here: memory by part, speed, and what would help', load: async () => (await import('./commands/fit')).fit },
  { name: 'advise', summary: 'own or rent: when the machine pays, and what belongs where', load: async () => (await import('./commands/advise')).advise },
  { name: 'upgrade', summary: 'what to put in: candidates with reasons, gain, net cost and pay-back', load: async () => (await import('./commands/upgrade')).upgrade },
  { name: 'carbon', summary: 'what the work emits: by part, by place, and what would change it', load: async () => (await import('./commands/carbon')).carbon },
  { name: 'report', summary: 'write a run as a document', load: async () => (await import('./commands/report')).report },
  { name: 'runs', summary: 'list, show, remove, import and export runs', load: async () => (await import('./commands/runs')).runs },
  { name: 'serve', summary: 'open the window in a browser, on this machine alone', load: async () => (await import('./commands/serve')).serve },
  { name: 'diff', summary: 'set two runs beside each other, and say what changed', load: async () => (await import('./commands/diff')).diff },
  { name: 'team', summary: 'share results in a folder of your group, with no server', load: async () => (await import('./commands/team')).team },
  { name: 'doctor', summary: 'check what is installed, and say what to do', load: async () => (await import('./commands/doctor')).doctor },
  { name: 'runtime', summary: 'fetch, list and remove TensorFlow and Electron', load: async () => (await import('./commands/runtime')).runtime },
  { name: 'catalog', summary: 'look figures up, and enter prices of your own', load: async () => (await import('./commands/catalog')).catalog },
  { name: 'ask', summary: 'answer JSON questions from stdin, one a line', load: async () => (await import('./commands/ask')).ask },
]
