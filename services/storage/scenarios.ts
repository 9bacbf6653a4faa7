import fs from 'node:fs'
import { parseScenario, type Scenario } from '../../core/advice/scenario'
import { failure, usageError } from '../../core/errors/user-error'

/** A scenario is a few kB; a file of this size is something else. */
const largestBytes = 1024 * 1024

/** @throws UserError usage when there is no such file, failed when it is no scenario */
export function readScenario(file: string): Scenario {
  let text: string
  try {
    if (fs.statSync(file).size > largestBytes) throw failure(`${file} is larger than a scenario can be.`)
    text = fs.readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as Error).name === 'UserError') throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw usageError(`There is no scenario ${file}.`, 'Save one with `groundspeed advise --preset startup --save FILE`.')
    throw failure(`${file} cannot be read (${code}).`)
  }
  return parseScenario(text, file)
}
