import { type WorkerErrorCode } from '../../core/contract/worker-protocol'

/** A failure with a name that crosses to the process that owns the run. Anything else becomes `failed`. */
export class BackendError extends Error {
  override readonly name = 'BackendError'
  constructor(
    readonly code: WorkerErrorCode,
    message: string,
  ) {
    super(message)
  }
}
