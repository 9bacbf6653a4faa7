import { done, groundspeed, missing, run } from './step.mjs'

/** A runtime by the product's own manager, so that set-up and `groundspeed runtime install` are one thing. */
const runtimeStep = (id, title, meaning) => ({
  id,
  title,
  needed: ['test'],
  async run() {
    const [command, args] = groundspeed('runtime', 'path', id)
    if ((await run(command, args, { quiet: true })).code === 0) return done('installed')
    const [installer, installArgs] = groundspeed('runtime', 'install', id)
    const { code } = await run(installer, installArgs)
    return code === 0 ? done('installed just now') : missing('could not be fetched', meaning)
  },
})

/** @type {import('./step.mjs').Step} */
export const tensorflow = runtimeStep('tensorflow', 'TensorFlow', 'Without it, runs measure on WebAssembly and say so. Later: npx groundspeed runtime install tensorflow')
/** @type {import('./step.mjs').Step} */
export const electron = runtimeStep('electron', 'Electron', 'Without it there is no window; the command line works. Later: npx groundspeed runtime install electron')
