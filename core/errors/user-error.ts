/** Exit codes of every command (DESIGN 4). Scripts rely on them. */
export const exitCodes = { done: 0, failed: 1, usage: 2, doubts: 3, nothingMeasured: 4, interrupted: 130 } as const

export type ErrorKind = 'failed' | 'usage'

/**
 * An error that a person caused or can repair. `message` is one line that says what happened; `advice` says what to
 * do next. Anything else that is thrown is a defect of ours and is shown as one.
 */
export class UserError extends Error {
  override readonly name = 'UserError'
  constructor(
    readonly kind: ErrorKind,
    message: string,
    readonly advice?: string,
  ) {
    super(message)
  }
  get exitCode(): number {
    return this.kind === 'usage' ? exitCodes.usage : exitCodes.failed
  }
}

export const usageError = (message: string, advice?: string) => new UserError('usage', message, advice)
export const failure = (message: string, advice?: string) => new UserError('failed', message, advice)
