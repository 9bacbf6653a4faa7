import { type Command } from './command'
import { commands } from './list'

const globalOptions: [string, string][] = [
  ['--user-data-dir DIR', 'keep runs and settings in DIR'],
  ['--help', 'show help; after a command, its own'],
  ['--version', 'show the version'],
]

const rows = (pairs: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...pairs.map(([left]) => left.length)) + 2
  return pairs.map(([left, right]) => `  ${left.padEnd(width)}${right}`).join('\n')
}

export const overview = (): string => `Groundspeed measures this machine and sets it beside the cloud.

Usage: groundspeed COMMAND [options]

${rows(commands.map(({ name, summary }) => [name, summary]))}

Options
${rows(globalOptions)}

Start with: groundspeed run
`

export function commandHelp(command: Command): string {
  const options = Object.entries(command.options).map(([name, spec]) => [`--${name}${spec.value ? ` ${spec.value}` : ''}`, spec.help] as const)
  return [
    `${command.summary[0]!.toUpperCase()}${command.summary.slice(1)}.`,
    '',
    `Usage: groundspeed ${command.name} ${command.usage}`.trimEnd(),
    ...(command.details ? ['', command.details.trim()] : []),
    '',
    'Options',
    rows([...options, ...globalOptions.slice(0, 2)]),
    '',
  ].join('\n')
}
