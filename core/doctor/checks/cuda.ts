import { absent, fine, unseen, warning, type DoctorCheck } from '../check'
import { neededCuda, neededLibraries } from '../../machine/cuda-libraries'
import { nvidiaCards } from './driver'

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
    return warning(`missing: ${missing.join(', ')}`, `Run \`groundspeed runtime install tensorflow-gpu\`, which brings them, or install ${parts.join(', ')}; until then TensorFlow measures the processor.`)
  },
}
