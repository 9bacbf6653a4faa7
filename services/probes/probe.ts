import { type MachineFacts } from '../../core/machine/facts'
import { type Host } from './host'

/** What a probe may use. */
export interface ProbeInput {
  readonly host: Host
  /** The folder whose disk is asked about. */
  readonly dataDir: string
  /** ISO time that the facts carry. */
  readonly at: string
}

/** A small part that asks the machine; what it reads is parsed by pure functions in core/probe. Never throws. */
export interface Probe<Part extends Partial<MachineFacts> = Partial<MachineFacts>> {
  readonly id: string
  gather(input: ProbeInput): Promise<Part>
}
