import { type OpenOptions, type TensorflowBackend } from '../backend'
import { BackendError } from '../backend-error'
import { Binding } from './binding'
import { registerTfjs } from './tfjs'

/** Loads TensorFlow and puts tfjs on it. @throws BackendError (library-missing, cuda-library-missing, device-unknown…) */
export async function openTensorflow({ libraryFolder, device }: OpenOptions): Promise<TensorflowBackend> {
  if (libraryFolder === null) {
    throw new BackendError('library-missing', 'TensorFlow is not installed. Run `groundspeed runtime install tensorflow`.')
  }
  const binding = new Binding(libraryFolder)
  binding.context.setDevice(device)
  const tf = await registerTfjs(binding)
  const { devices } = binding.context
  const first = devices.find((each) => each.type === 'GPU') ?? devices[0]
  return {
    engine: 'tensorflow',
    version: binding.TF_Version,
    tf,
    binding,
    devices,
    device: device ?? first?.name ?? 'unknown',
    tensors: () => binding.getNumOfTensors(),
  }
}
