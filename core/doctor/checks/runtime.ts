import { reasonText } from '../../result/known'
import { significant } from '../../units'
import { absent, fine, unseen, warning, type DoctorCheck } from '../check'

/** A clock that sank under load says more of supply and cooling than any label. */
export const underLoadCheck: DoctorCheck = {
  id: 'under-load',
  title: 'Power supply and cooling',
  look({ underLoad }) {
    if (!underLoad.known) return underLoad.because === 'not-asked' ? absent('no run is kept yet: measure first') : unseen('the runs kept here say nothing of power and heat')
    const { signs, watts, run } = underLoad.value
    if (signs.length === 0) return fine(`no heat and no power limit in run ${run}${watts === null ? '' : `, at most ${significant(watts)} W of what sensors cover`}`)
    return warning(`in run ${run}: ${signs.slice(0, 3).join('; ')}`, 'Clean fans and filters, give the case air, and check that the power supply has room for the GPU\'s peaks (twice its limit for some milliseconds).')
  },
}

export const tensorflowCheck: DoctorCheck = {
  id: 'tensorflow',
  title: 'TensorFlow',
  look: ({ tensorflow: { state, text } }) => (state === 'loads' ? fine(text) : warning(state === 'missing' ? `not installed: ${text}` : text, 'Run `groundspeed runtime install tensorflow`; until then runs measure on WebAssembly.')),
}

export const electronCheck: DoctorCheck = {
  id: 'electron',
  title: 'Electron',
  look: ({ electron }) => (electron.known ? fine(electron.value) : warning(`not installed: ${electron.detail ?? reasonText[electron.because]}`, 'The window needs it; the command line does not.')),
}

export const pythonCheck: DoctorCheck = {
  id: 'python',
  title: 'Python and pip',
  look: ({ python }) => (python.known ? fine(python.value) : warning(python.detail ?? reasonText[python.because], 'It is needed only to fetch runtimes.')),
}

export const nodeCheck: DoctorCheck = {
  id: 'node',
  title: 'Node.js',
  look({ nodeVersion, inElectron }) {
    const [major = 0, minor = 0] = nodeVersion.replace(/^v/, '').split('.').map(Number)
    return inElectron || major > 20 || (major === 20 && minor >= 19) ? fine(nodeVersion) : warning(nodeVersion, 'Groundspeed wants Node 20.19 or newer.')
  },
}
