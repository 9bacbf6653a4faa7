import { type WorkerErrorCode } from '../../../core/contract/worker-protocol'
import { BackendError } from '../backend-error'
import { type CApi, type Pointer } from './c-api'

/** TF_Code values that we tell apart (tensorflow/c/tf_status.h). */
const resourceExhausted = 8
const unimplemented = 12

const codeFor = (tfCode: number, message: string): WorkerErrorCode => {
  if (tfCode === resourceExhausted) return 'out-of-memory'
  // XLA and oneDNN report some failed allocations as INTERNAL.
  if (/out of memory|failed to allocate|OOM when allocating/i.test(message)) return 'out-of-memory'
  if (tfCode === unimplemented) return 'unsupported'
  return 'failed'
}

/** One TF_Status that is used again and again; TensorFlow clears it on each call that takes it. */
export class Status {
  readonly pointer: Pointer
  constructor(private readonly api: CApi) {
    this.pointer = api.TF_NewStatus() as Pointer
  }
  /** @throws BackendError with TensorFlow's own message, `doing` in front, when the last call failed */
  check(doing: string): void {
    const code = this.api.TF_GetCode(this.pointer) as number
    if (code === 0) return
    const message = String(this.api.TF_Message(this.pointer))
    throw new BackendError(codeFor(code, message), `${doing}: ${message}`.slice(0, 3000))
  }
}
