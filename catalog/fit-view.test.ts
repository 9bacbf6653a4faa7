import { describe, expect, it } from 'vitest'
import { calibrationOf } from '../core/fit/calibration'
import { fitDetail } from '../core/fit/detail'
import { fitDetailView } from '../core/fit/detail-view'
import { dimensionsOf } from '../core/fit/dimensions'
import { fitMatrix } from '../core/fit/matrix'
import { fitMatrixView } from '../core/fit/matrix-view'
import { planFields } from '../core/fit/question'
import { fieldsOfWorkload } from '../core/fit/for-workload'
import { targetOfGpu, targetOfMachine, targetOfMemory } from '../core/fit/target'
import { fitDetailView as fitDetailSchema, fitMatrixView as fitMatrixSchema } from '../core/contract/fit-calls'
import { type MachineFacts } from '../core/machine/facts'
import { workloadPresets } from '../core/workload/presets'
import { gpus, models } from '.'

const rtx3090 = targetOfGpu(gpus().find(({ name }) => name === 'GeForce RTX 3090')!)
const model = (id: string) => models().find((row) => row.id === id)!
const detail = (id: string, fields: Record<string, unknown>, target = rtx3090) => fitDetail(dimensionsOf(model(id))!, planFields.parse(fields), target, gpus(), model(id).contextLength)
const known = <T>(value: T) => ({ known: true as const, value, source: 'test', at: '2026-11-25T00:00:00Z' })
const unknown = { known: false as const, because: 'not-reported' as const, source: 'test', at: '2026-11-25T00:00:00Z' }
const gibibyte = 2 ** 30

function machine(cards: { name: string; totalGiB: number; usedGiB: number | null }[]): MachineFacts {
  const gpusHere = cards.map(({ name, totalGiB, usedGiB }) => ({ name: known(name), vendor: known('NVIDIA' as const), memoryTotalBytes: known(totalGiB * gibibyte), memoryUsedBytes: usedGiB === null ? unknown : known(usedGiB * gibibyte), driverVersion: unknown, computeCapability: unknown, busId: unknown, powerLimitWatts: unknown, integrated: false, virtual: false }))
  return { gpus: gpusHere, gpuProbe: known('ok' as const), memory: { totalBytes: known(32 * gibibyte), availableBytes: known(20 * gibibyte), limitBytes: known(16 * gibibyte) } } as unknown as MachineFacts
}

describe('what a model would have to fit into', () => {
  it('is the card with most free memory, never the sum of several', () => {
    const target = targetOfMachine(machine([{ name: 'NVIDIA GeForce RTX 3090', totalGiB: 24, usedGiB: 6 }, { name: 'NVIDIA GeForce RTX 3090', totalGiB: 24, usedGiB: 1 }]), gpus())!
    expect(target).toMatchObject({ haveBytes: 23 * gibibyte, haveKind: 'measured', gpuCount: 2 })
    expect(target.because).toContain('never summed')
  })
  it('is said to be published where the driver does not say what is used', () => expect(targetOfMachine(machine([{ name: 'NVIDIA GeForce RTX 3090', totalGiB: 24, usedGiB: null }]), gpus())).toMatchObject({ haveBytes: 23.5 * gibibyte, haveKind: 'published' }))
  it("is the processor's memory without a GPU, and no more than the container's limit", () => expect(targetOfMachine(machine([]), gpus())).toMatchObject({ haveBytes: 16 * gibibyte, gpu: null, unified: true }))
  it('is two thirds of a small Mac and three quarters of a large one', () => {
    const share = (name: string) => {
      const gpu = gpus().find((row) => row.name === name)!
      return targetOfGpu(gpu).haveBytes / (gpu.memoryGiB * gibibyte)
    }
    const apple = gpus().filter(({ vendor }) => vendor === 'Apple')
    expect(new Set(apple.map(({ name, memoryGiB }) => `${memoryGiB <= 36} ${share(name).toFixed(3)}`))).toEqual(new Set(['true 0.667', 'false 0.750'].filter((each) => apple.some(({ memoryGiB }) => String(memoryGiB <= 36) === each.split(' ')[0]))))
  })
})

describe('one model on one target', () => {
  it('that fits says the longest context, the largest batch and its speed', () => {
    const found = detail('llama-3.1-8b', { method: 'inference', quantization: 'q4_k_m', contextTokens: 8192 })
    expect(found.verdict).toBe('fits')
    expect(found.largestContext).toBeGreaterThan(100_000)
    expect(found.speeds?.decode.ok).toBe(true)
    expect(fitDetailView(found, null, 'x').answer).toMatch(/^Llama 3.1 8B in Q4_K_M needs about 5\.\d+ GiB \[.*: it fits, up to [\d,]+ tokens or batch \d+\. It would write about \d+ tokens a second \[/)
  })
  it('that does not fit says what would let it run, and each of those really does', () => {
    for (const [id, fields] of [['llama-3.1-70b', { method: 'inference', quantization: 'q8_0' }], ['llama-3.1-8b', { method: 'full' }], ['qwen2.5-32b', { method: 'lora' }]] as const) {
      const found = detail(id, fields)
      expect(found.verdict).toBe('does-not-fit')
      expect(found.remedies.length, id).toBeGreaterThan(1)
      for (const remedy of found.remedies) expect(remedy.verdict, `${id} ${remedy.change}`).not.toBe('does-not-fit')
      expect(found.spilled === null).toBe(fields.method !== 'inference')
    }
  })
  it('draws a bar for each target whose parts add up to the need', () => {
    const [here, there] = [detail('llama-3.1-8b', { method: 'full' }), detail('llama-3.1-8b', { method: 'full' }, targetOfMemory(192))]
    const view = fitDetailSchema.parse(fitDetailView(here, there, 'x'))
    if (view.chart.kind !== 'stack') throw new Error('another chart')
    expect(view.chart.rows).toHaveLength(2)
    for (const row of view.chart.rows) expect(row.values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(here.needBytes / gibibyte, 6)
  })
  it('says what a calibration measured, for training alone', () => {
    const calibration = calibrationOf([{ batch: 2, peakBytes: 1e8 }, { batch: 8, peakBytes: 7e8 }], 'TensorFlow', new Date('2026-11-25T00:00:00Z'))
    expect(fitDetailView(detail('llama-3.1-8b', { method: 'lora' }), null, 'x', calibration).notes[0]).toContain('Measured here on 2026-11-25')
    expect(fitDetailView(detail('llama-3.1-8b', { method: 'inference' }), null, 'x', calibration).notes.join()).not.toContain('Measured here')
  })
  it('is asked for by a workload that names a model, and for the usual one otherwise, which is said', () => {
    const asked = workloadPresets.map(({ workload }) => fieldsOfWorkload(workload))
    expect(asked.map(({ fields }) => fields.method)).toEqual(['inference', 'inference', 'qlora', 'lora', 'inference', 'inference', 'inference'])
    expect(asked[0]!.words).toContain('names no open language model')
    expect(asked[5]).toMatchObject({ model: 'Llama 3.1 70B', words: "For the workload 'Answer with Llama 3.1 70B'" })
  })
})

describe('every model on one target', () => {
  it('has a cell for each way that makes sense, and a sentence with the largest', () => {
    const rows = fitMatrix(models(), rtx3090)
    expect(rows.length).toBeGreaterThan(70)
    const view = fitMatrixSchema.parse(fitMatrixView(rows, rtx3090))
    expect(view.answer).toMatch(/runs \d+ of \d+ language models in four bits, the largest /)
    expect(view.rows.find(({ id }) => id === 'vit-base-16')!.cells.map(({ verdict }) => verdict)).toEqual([null, null, 'fits', null, null, null])
  })
  it('says so where nothing fits', () => expect(fitMatrixView(fitMatrix(models(), targetOfMemory(0.05)), targetOfMemory(0.05)).answer).toContain('None of the'))
})
