import { describe, expect, it } from 'vitest'
import { refusalOf } from '../verdict/refusals'
import { answerSentence } from './answer'
import { textsOf } from './precision-label'
import { summarizeRun } from './summary'
import { exampleLaunch, exampleMatmul, exampleRun } from './testing/example-run'

const as = (...each: ('fp32' | 'tf32')[]) => exampleMatmul(each.map((computedAs) => exampleLaunch(0.02, { computedAs })))
const runOf = (record: ReturnType<typeof as>) => exampleRun({ benchmarks: [record] })
const texts = new Map([['matmul-fp32', { title: 'Matrix multiply, fp32', meaning: 'products' }]])

describe('an fp32 benchmark whose probe found TF32', () => {
  const run = runOf(as('tf32', 'tf32'))
  it('is called TF32 in the answer, in titles and in its summary', () => {
    expect(answerSentence(run, summarizeRun(run))).toContain('multiplies TF32 matrices at')
    expect(textsOf(run, texts).get('matmul-fp32')!.title).toBe('Matrix multiply, TF32')
    expect(summarizeRun(run).measured[0]!.label).toBe('TF32')
  })
  it('is so by one launch of several, and by none of a run from before there was a probe', () => {
    expect(summarizeRun(runOf(as('fp32', 'tf32'))).measured[0]!.label).toBe('TF32')
    expect([as('fp32'), exampleMatmul([exampleLaunch(0.02)])].map((record) => summarizeRun(runOf(record)).measured[0]!.label)).toEqual(['fp32', 'fp32'])
    expect(textsOf(runOf(as('fp32')), texts).get('matmul-fp32')!.title).toBe('Matrix multiply, fp32')
  })
  it('is not set beside one in full fp32', () => {
    expect(refusalOf(as('tf32', 'tf32'), as('fp32', 'fp32'))).toMatchObject({ id: 'precision', text: 'the precisions differ: TF32 and fp32' })
    expect(refusalOf(as('tf32', 'tf32'), as('tf32', 'tf32'))).toBeNull()
  })
})
