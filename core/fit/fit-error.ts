/** A question about memory that has no answer, with the code under which `ask` refuses it. */
export class FitError extends Error {
  override readonly name = 'FitError'
  constructor(
    readonly code: 'bad-question' | 'out-of-range' | 'unknown-model',
    message: string,
  ) {
    super(message)
  }
}
