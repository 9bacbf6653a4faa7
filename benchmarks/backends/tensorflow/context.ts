import { BackendError } from '../backend-error'
import { type CApi, type Pointer } from './c-api'
import { Status } from './status'

export interface Device {
  /** TensorFlow's short form: "CPU:0", "GPU:1". */
  readonly name: string
  readonly type: string
  readonly memoryBytes: number | null
}

/** Placement policy "silent": inputs that live elsewhere are copied to the op's device without a word, as tfjs expects. */
const placementSilent = 2

/** An eager context: the devices, the chosen one, and the status that calls share. */
export class Context {
  readonly pointer: Pointer
  readonly status: Status
  readonly devices: readonly Device[]
  /** Full name of the device that ops are placed on; null lets TensorFlow choose (GPU first). */
  private placement: string | null = null

  constructor(readonly api: CApi) {
    this.status = new Status(api)
    const options = api.TFE_NewContextOptions()
    api.TFE_ContextOptionsSetDevicePlacementPolicy(options, placementSilent)
    this.pointer = api.TFE_NewContext(options, this.status.pointer) as Pointer
    api.TFE_DeleteContextOptions(options)
    this.status.check('starting TensorFlow')
    this.devices = this.listDevices()
  }

  /** @param name "CPU:0" or "GPU:0" as in `devices`; null for TensorFlow's own choice. @throws BackendError device-unknown */
  setDevice(name: string | null): void {
    if (name !== null && !this.devices.some((device) => device.name === name.toUpperCase())) {
      const known = this.devices.map((device) => device.name).join(', ')
      throw new BackendError('device-unknown', `TensorFlow has no device '${name}'. It has: ${known}.`)
    }
    this.placement = name === null ? null : `/job:localhost/replica:0/task:0/device:${name.toUpperCase()}`
  }

  /** A new eager op on the chosen device. The caller deletes it. */
  newOp(name: string): Pointer {
    const op = this.api.TFE_NewOp(this.pointer, name, this.status.pointer) as Pointer
    this.status.check(`op ${name}`)
    if (this.placement) this.api.TFE_OpSetDevice(op, this.placement, this.status.pointer)
    return op
  }

  private listDevices(): Device[] {
    const { api, status } = this
    const list = api.TFE_ContextListDevices(this.pointer, status.pointer)
    status.check('listing devices')
    const devices: Device[] = []
    for (let i = 0; i < (api.TF_DeviceListCount(list) as number); i++) {
      const type = String(api.TF_DeviceListType(list, i, status.pointer))
      const full = String(api.TF_DeviceListName(list, i, status.pointer))
      const bytes = Number(api.TF_DeviceListMemoryBytes(list, i, status.pointer))
      // The CPU device reports 256 MiB whatever the machine has: that figure is no fact about it.
      devices.push({ name: full.replace(/^.*device:/, ''), type, memoryBytes: type === 'CPU' || bytes <= 0 ? null : bytes })
    }
    api.TF_DeleteDeviceList(list)
    return devices.filter((device) => device.type === 'CPU' || device.type === 'GPU')
  }
}
