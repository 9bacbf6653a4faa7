import { z } from 'zod'
import { opTime, type Op } from '../prediction/op-time'
import { AskError, defineAsk, findGpu } from './kind'

const size = z.number().int().min(1).max(1e7)
const dtype = z.enum(['fp32', 'tf32', 'fp16', 'bf16', 'fp8'])
const name = z.string().min(1).max(200)

const op = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('matmul'), m: size, k: size, n: size, dtype }),
  z.object({ kind: z.literal('conv2d'), n: size, h: size, w: size, cIn: size, cOut: size, kernel: z.number().int().min(1).max(1000), stride: z.number().int().min(1).max(1000), dtype }),
  z.object({ kind: z.literal('attention'), batch: size, heads: size, sequence: size, headDim: size, causal: z.boolean(), dtype }),
])

export const opTimeAsk = defineAsk({
  ask: 'op-time',
  fields: z.object({ gpu: name, op, reference: z.object({ gpu: name, measuredMs: z.number().positive().max(1e9) }).optional() }),
  example: { ask: 'op-time', gpu: 'A100 SXM4 80GB', op: { kind: 'matmul', m: 4096, k: 4096, n: 4096, dtype: 'bf16' } },
  answer({ gpu, op: asked, reference }, world) {
    const row = findGpu(world, gpu)
    const seen = reference ? { gpu: findGpu(world, reference.gpu), measuredMs: reference.measuredMs } : null
    const answer = opTime(asked as Op, row, seen)
    if (!answer) throw new AskError('unsupported-precision', `${asked.dtype} is not there, or its speed is not published, on ${row.name}${seen ? ` or ${seen.gpu.name}` : ''}`)
    return { ...answer }
  },
})
