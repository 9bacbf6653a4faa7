/**
 * What the pinned TensorFlow opens when it computes on an NVIDIA GPU, by soname: TensorFlow 2.21 is built for CUDA 12.5
 * and cuDNN 9 (its build configuration). A driver that serves CUDA 12.0 runs it by minor-version compatibility.
 */
export const neededCuda = { major: 12, minor: 0 }

export interface NeededLibrary {
  readonly name: string
  readonly part: string
  /** Comes with the driver, and from nowhere else. */
  readonly ofDriver?: true
}

/** In an order in which each finds what it is linked to already loaded. cuDNN opens its parts itself, from its own folder. */
export const neededLibraries: readonly NeededLibrary[] = [
  { name: 'libcuda.so.1', part: 'the driver', ofDriver: true },
  { name: 'libcudart.so.12', part: 'CUDA runtime 12' },
  { name: 'libnvJitLink.so.12', part: 'nvJitLink 12' },
  { name: 'libcublasLt.so.12', part: 'cuBLAS 12' },
  { name: 'libcublas.so.12', part: 'cuBLAS 12' },
  { name: 'libcufft.so.11', part: 'cuFFT 11' },
  { name: 'libcusparse.so.12', part: 'cuSPARSE 12' },
  { name: 'libcusolver.so.11', part: 'cuSOLVER 11' },
  { name: 'libnccl.so.2', part: 'NCCL 2' },
  { name: 'libcudnn.so.9', part: 'cuDNN 9' },
]

/** Where they lie beside TensorFlow's own files, under their sonames. */
export const cudaFolder = 'cuda'
export const cudaFiles: readonly string[] = neededLibraries.filter(({ ofDriver }) => !ofDriver).map(({ name }) => name)
