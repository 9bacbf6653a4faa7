import { type TeamEntry } from '../../core/team/entry'
import { type IndexLine } from '../../core/team/index-line'

/** Different texts that are kept; more would be a folder of machines that have nothing in common. */
const mostKept = 50_000

/**
 * One copy of what machines say of themselves in each of their results: a hundred thousand results say it of a hundred
 * machines, and would hold it a hundred thousand times.
 */
export class SharedTexts {
  private readonly kept = new Map<string, string>()

  private one(text: string): string {
    const known = this.kept.get(text)
    if (known !== undefined) return known
    if (this.kept.size < mostKept) this.kept.set(text, text)
    return text
  }

  line(line: IndexLine): IndexLine {
    return line.answer.state === 'result' ? { ...line, answer: { state: 'result', entry: this.entry(line.answer.entry) } } : line
  }

  private entry(entry: TeamEntry): TeamEntry {
    const { machineId, machineName, key, keyId, folder, gpu, cpu, description, environment, mode, engine, driver, because, values } = entry
    return {
      ...entry,
      machineId: this.one(machineId),
      machineName: this.one(machineName),
      key: this.one(key),
      keyId: this.one(keyId),
      folder: this.one(folder),
      gpu: this.one(gpu),
      cpu: this.one(cpu),
      description: this.one(description),
      environment: this.one(environment),
      mode: this.one(mode),
      engine: this.one(engine),
      driver: driver === null ? null : this.one(driver),
      because: this.one(because),
      values: values.map((value) => ({ ...value, id: this.one(value.id), unit: this.one(value.unit), workload: this.one(value.workload) })),
    }
  }
}
