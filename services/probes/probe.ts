/** What a probe may use. */
export interface ProbeInput {
  readonly env: NodeJS.ProcessEnv
  /** The folder whose disk is asked about. */
  readonly dataDir: string
  /** ISO time that the facts carry. */
  readonly at: string
  readonly signal: AbortSignal
}

/** A small part that asks the machine; what it reads is parsed by pure functions in core/probe. Never throws. */
export interface Probe<Part> {
  readonly id: string
  gather(input: ProbeInput): Promise<Part>
}
