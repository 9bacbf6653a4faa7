import { absent, fine, unseen, warning, type DoctorCheck } from '../check'
import { nvidiaCards } from './driver'

/**
 * What the pinned TensorFlow opens when it computes on an NVIDIA GPU, by soname: TensorFlow 2.21 is built for CUDA 12.5
 * and cuDNN 9 (its build configuration). A driver that serves CUDA 12.0 runs it by minor-version compatibility.
 */
export const neededCuda = { major: 12, minor: 0 }
export const neededLibraries: readonly { readonly name: string; readonly part: string }[] = [
  { name: 'libcuda.so.1', part: 'the driver' },
  { name: 'libcudart.so.12', part: 'CUDA runtime 12' },
  { name: 'libcublas.so.12', part: 'cuBLAS 12' },
  { name: 'libcublasLt.so.12', part: 'cuBLAS 12' },
  { name: 'libcufft.so.11', part: 'cuFFT 11' },
  { name: 'libcusolver.so.11', part: 'cuSOLVER 11' },
  { name: 'libcusparse.so.12', part: 'cuSPARSE 12' },
  { name: 'libnvJitLink.so.12', part: 'nvJitLink 12' },
  { name: 'libcudnn.so.9', part: 'cuDNN 9' },
  { name: 'libnccl.so.2', part: 'NCCL 2' },
]

export const cudaVersionCheck: DoctorCheck = {
  id: 'cuda-version',
  title: 'Driver against CUDA',
  look(readings) {
    const [card] = nvidiaCards(readings)
    if (!card) return absent('no NVIDIA GPU')
    if (!card.cudaVersion?.known) return unseen('the driver does not say which CUDA it serves')
    const [major = 0, minor = 0] = card.cudaVersion.value.split('.').map(Number)
    const wanted = `${neededCuda.major}.${neededCuda.minor}`
    const enough = major > neededCuda.major || (major === neededCuda.major && minor >= neededCuda.minor)
    return enough ? fine(`the driver serves CUDA ${card.cudaVersion.value}; TensorFlow needs ${wanted} or newer`) : warning(`the driver serves CUDA ${card.cudaVersion.value}; TensorFlow needs ${wanted}`, 'Update the NVIDIA driver to 525 or newer.')
  },
}

/** One check names every library, so that one install mends them all. */
export const cudaLibrariesCheck: DoctorCheck = {
  id: 'cuda-libraries',
  title: 'CUDA libraries',
  look(readings) {
    if (nvidiaCards(readings).length === 0) return absent('no NVIDIA GPU')
    const { cudaLibraries } = readings
    if (!cudaLibraries.known) return unseen('the list of shared libraries cannot be read')
    const missing = cudaLibraries.value.filter(({ found }) => found === null).map(({ name }) => name)
    if (missing.length === 0) return fine(cudaLibraries.value.map(({ name }) => name).join(', '))
    const parts = [...new Set(neededLibraries.filter(({ name }) => missing.includes(name)).map(({ part }) => part))]
    return warning(`missing: ${missing.join(', ')}`, `Install ${parts.join(', ')}; until then TensorFlow measures the processor.`)
  },
}
