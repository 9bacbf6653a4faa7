import { done, missing } from './step.mjs'

/** Whether a version string is new enough for the command line and the build. */
export function isNewEnough(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number)
  return major > 20 || (major === 20 && minor >= 19)
}

/** @type {import('./step.mjs').Step} */
export const nodeVersion = {
  id: 'node',
  title: 'Node.js',
  needed: ['start', 'test'],
  run: async () => (isNewEnough(process.version) ? done(process.version) : missing(`${process.version} is too old`, 'Install Node 20.19 or newer.')),
}
