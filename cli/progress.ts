import { type CliContext } from './command'

/** One line on stderr that rewrites itself on a terminal; in a log, a line now and then. */
export class ProgressLine {
  private last = 0
  private width = 0
  constructor(
    private readonly context: Pick<CliContext, 'stderr'>,
    private readonly now: () => number = Date.now,
    private readonly logEveryMs = 10_000,
  ) {}

  show(text: string): void {
    const { stderr } = this.context
    const time = this.now()
    if (stderr.isTTY) {
      if (time - this.last < 80) return
      const columns = stderr.columns ?? 80
      const line = text.slice(0, columns - 1)
      stderr.write(`\r${line.padEnd(this.width)}`)
      this.width = line.length
    } else {
      if (time - this.last < this.logEveryMs) return
      stderr.write(`${text}\n`)
    }
    this.last = time
  }

  clear(): void {
    if (this.context.stderr.isTTY && this.width > 0) this.context.stderr.write(`\r${' '.repeat(this.width)}\r`)
    this.width = 0
  }
}
