import readline from 'node:readline'
import { answerLine } from '../../core/ask/answer'
import { kinds } from '../../core/ask/kinds'
import { exitCodes } from '../../core/errors/user-error'
import { type Command } from '../command'

export const ask: Command = {
  name: 'ask',
  summary: 'answer JSON questions from stdin, one a line',
  usage: '< QUESTIONS',
  details: `One JSON object a line in, one a line out, in order. For example:\n${kinds.map((kind) => `  ${JSON.stringify(kind.example)}`).join('\n')}`,
  options: {},
  positionals: [0, 0],
  async run(_input, { stdin, stdout, signal, services }) {
    // Names the data folder: own rows answer as the catalog's do.
    await services()
    const { catalog } = await import('../../services/catalog')
    const world = { gpus: catalog.gpus(), models: catalog.models(), gridCarbon: catalog.gridCarbon }
    for await (const line of readline.createInterface({ input: stdin, crlfDelay: Infinity })) {
      if (signal.aborted) return exitCodes.interrupted
      if (line.trim() !== '') stdout.write(`${JSON.stringify(answerLine(line, world))}\n`)
    }
    return exitCodes.done
  },
}
