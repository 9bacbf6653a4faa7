import { nodeVersion } from './node-version.mjs'
import { program } from './program.mjs'
import { electron, tensorflow } from './runtimes.mjs'
import { systemPackages } from './system-packages.mjs'

/** Set-up, in order: each needs what stands before it. One file and one line each. */
export const steps = [nodeVersion, program, systemPackages, tensorflow, electron]
