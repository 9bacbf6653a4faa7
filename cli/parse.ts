import { parseArgs } from 'node:util'
import { usageError } from '../core/errors/user-error'
import { type Command, type CommandInput } from './command'
import { didYouMean } from './nearest'

/** Options and positionals of one command. @throws UserError usage that names the nearest option */
export function parseCommand(command: Command, argv: readonly string[]): CommandInput {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { type, multiple, short }]) => [name, { type, ...(multiple ? { multiple } : {}), ...(short ? { short } : {}) }]),
  )
  let parsed: { values: Record<string, unknown>; positionals: string[] }
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw explain(error as NodeJS.ErrnoException, command)
  }
  const { positionals } = parsed
  const [fewest, most] = command.positionals
  const usage = `Usage: groundspeed ${command.name} ${command.usage}`
  if (positionals.length < fewest) throw usageError(`${command.name} needs ${fewest === 1 ? 'an argument' : `${fewest} arguments`}.`, usage)
  if (positionals.length > most) throw usageError(`${command.name} does not take '${positionals[most]}'.`, usage)
  return { options: parsed.values as CommandInput['options'], positionals }
}

function explain(error: NodeJS.ErrnoException, command: Command): Error {
  const names = Object.keys(command.options)
  const unknown = /Unknown option '(--?[^']*)'/.exec(error.message)?.[1]
  if (unknown) {
    const word = unknown.replace(/^-+/, '')
    return usageError(`${command.name} has no option '${unknown}'.`, didYouMean(word, names)?.replace(/'(.*)'/, "'--$1'") ?? `It has: ${names.map((name) => `--${name}`).join(', ')}.`)
  }
  return usageError(`${error.message.split('. ')[0]!.replace(/\.$/, '')}.`, `Usage: groundspeed ${command.name} ${command.usage}`)
}
