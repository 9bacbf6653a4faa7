import { build, isStale } from '../build.mjs'
import { done, missing } from './step.mjs'

/** @type {import('./step.mjs').Step} */
export const program = {
  id: 'program',
  title: 'Program',
  needed: ['start', 'test'],
  async run() {
    if (!isStale()) return done('built')
    try {
      await build({ quiet: true })
      return done('built just now')
    } catch (error) {
      return missing(error.message, 'Repair the error above and run it again.')
    }
  },
}
