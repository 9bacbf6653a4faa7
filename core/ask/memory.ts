import { z } from 'zod'
import { dimensionsOf, type Dimensions } from '../fit/dimensions'
import { FitError } from '../fit/fit-error'
import { givenDimensions } from '../fit/given'
import { largestBatch, largestContext } from '../fit/largest'
import { memoryParts, memorySigma, totalBytes, type Parts } from '../fit/memory'
import { type Plan } from '../fit/plan'
import { planOf, planWords } from '../fit/plan-of'
import { dimensionFields, planFields } from '../fit/question'
import { fitVerdict, usableBytes } from '../fit/verdict'
import { band } from '../prediction/band'
import { AskError, defineAsk, findGpu, findModel, type AskWorld } from './kind'

const name = z.string().min(1).max(200)
const fields = z.object({ model: name.optional(), ...dimensionFields.shape, ...planFields.shape })
type Question = z.infer<typeof fields>

const gibibyte = 2 ** 30

function dimensionsIn(question: Question, world: AskWorld): Dimensions {
  if (question.model === undefined) return givenDimensions(question)
  const row = findModel(world, question.model)
  const found = dimensionsOf(row)
  if (!found) throw new AskError('unknown-model', `${row.name} has no dimensions in the catalog, so its memory is unknown`)
  return found
}

/** Runs what may refuse in the words of `core/fit`, and refuses in those of `ask`. */
function asked<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof FitError) throw new AskError(error.code, error.message)
    throw error
  }
}

function estimate(question: Question, world: AskWorld, unified = false): { of: Dimensions; plan: Plan; bytes: number; parts: Parts } {
  return asked(() => {
    const of = dimensionsIn(question, world)
    const plan = { ...planOf(question, of), unified }
    const parts = memoryParts(of, plan)
    return { of, plan, bytes: totalBytes(parts), parts }
  })
}

const inGiB = (parts: Parts): Record<string, number> => Object.fromEntries(Object.entries(parts).filter(([, bytes]) => bytes > 0).map(([part, bytes]) => [part, bytes / gibibyte]))

export const memoryAsk = defineAsk({
  ask: 'memory',
  fields,
  example: { ask: 'memory', model: 'Llama 3.1 8B', method: 'qlora', sequenceLength: 2048 },
  answer(question, world) {
    const { plan, bytes, parts } = estimate(question, world)
    const totalGiB = bytes / gibibyte
    return { totalGiB, ...band(totalGiB, memorySigma[question.method]), parts: inGiB(parts), basis: question.gpuCount > 1 ? 'on each GPU, of the one that holds most' : 'held by the program, without the driver', assumed: planWords(plan) }
  },
})

export const fitAsk = defineAsk({
  ask: 'fit',
  fields: fields.extend({ gpu: name.optional(), memoryGiB: z.number().positive().max(1_000_000).optional() }),
  example: { ask: 'fit', model: 'Llama 3.1 8B', method: 'qlora', gpu: 'RTX 3060 12GB' },
  answer(question, world) {
    if (question.gpu === undefined && question.memoryGiB === undefined) throw new AskError('bad-question', 'name a gpu, or give memoryGiB')
    const gpu = question.gpu === undefined ? null : findGpu(world, question.gpu)
    const { of, plan, bytes, parts } = estimate(question, world, gpu?.unifiedMemory ?? false)
    const have = question.memoryGiB !== undefined ? question.memoryGiB * gibibyte : usableBytes(gpu!)
    const largest = Object.entries(parts).sort((a, b) => b[1] - a[1])[0]!
    return {
      verdict: fitVerdict(bytes, have),
      needGiB: bytes / gibibyte,
      haveGiB: have / gibibyte,
      // null: there is not even room for one.
      largestContextTokens: largestContext(of, plan, have) || null,
      largestBatch: largestBatch(of, plan, have) || null,
      because: `${Math.round((100 * largest[1]) / bytes)} % of the need is ${largest[0]}${question.gpuCount > 1 ? '; need and have are of one GPU' : ''}`,
      assumed: planWords(plan),
    }
  },
})
