import { type CliContext } from '../command'

/** A question that a person answers with y; anything else is no. Call it on a terminal alone. */
export async function confirm({ stdin }: Pick<CliContext, 'stdin'>, question: string): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises')
  const ask = createInterface({ input: stdin as NodeJS.ReadStream, output: process.stdout })
  const answer = await ask.question(`${question} [y/N] `)
  ask.close()
  return /^y(es)?$/i.test(answer.trim())
}
