import { resolveRuntime } from '../../runtimes'
import { Launch } from '../../runner/launcher'
import { workerEnv } from '../../runner/worker-env'
import { fine, warning, type DoctorCheck } from '../check'

/** Not only whether the library is there: a worker loads it, as a run would. */
export const tensorflowCheck: DoctorCheck = {
  id: 'tensorflow',
  title: 'TensorFlow',
  async look({ services, signal }) {
    const found = await resolveRuntime('tensorflow', services.paths, services.env)
    const repair = 'Run `groundspeed runtime install tensorflow`; until then runs measure on WebAssembly.'
    if (!found.known) return warning(`not usable: ${found.detail ?? found.because}`, repair)
    const { driver, workerFile, env } = services
    const launch = new Launch({ driver, workerFile, env: workerEnv({ engine: 'tensorflow', threads: null, env }), signal, limits: { openSeconds: 60 } })
    try {
      const opened = await launch.open('tensorflow', found.value.folder, null, null)
      if (opened.ok) return fine(`${opened.value.version} loads, devices ${opened.value.devices.map((device) => device.name).join(', ')} (${found.value.source})`)
      return warning(opened.trouble.kind === 'cancelled' ? 'cancelled' : opened.trouble.message.slice(0, 400), repair)
    } finally {
      await launch.close()
    }
  },
}
