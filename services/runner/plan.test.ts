import { describe, expect, it } from 'vitest'
import { benchmarks } from '../../benchmarks/list'
import { type MachineFacts } from '../../core/machine/facts'
import { exampleGpu, exampleMachine } from '../../core/run/testing/example-run'
import { fitToDevice, planRecord } from './plan'

const gib = 1024 ** 3
const definition = (id: string) => benchmarks.find((each) => each.id === id)!
const known = <T>(value: T) => ({ known: true as const, value, source: 'a test', at: '2026-11-25T00:00:00Z' })
const withProcessors = (count: number, freeGiB = 1000): MachineFacts => {
  const machine = exampleMachine({ memory: { ...exampleMachine().memory, availableBytes: known(freeGiB * gib) } })
  machine.cpu.logicalCores = known(count)
  return machine
}
const withGpus = (...freeGiB: (number | null)[]): MachineFacts =>
  exampleMachine({ gpus: freeGiB.map((each) => ({ ...exampleGpu('A card'), memoryTotalBytes: each === null ? { known: false, because: 'unreadable', source: 'a test', at: 'x' } : known((each + 1) * gib), memoryUsedBytes: known(gib) })) })
/** The record of a benchmark once its device is known. */
const fitted = (id: string, machine: MachineFacts, devices = machine.gpus.map((_, i) => `GPU:${i}`)) => {
  const record = planRecord(definition(id), 'tensorflow', machine)
  fitToDevice(record, definition(id), ['CPU:0', ...devices], machine)
  return record
}

describe('a sweep', () => {
  it('goes up to one worker or process for each processor, and counts the work of all', () => {
    expect(planRecord(definition('scaling-compute'), 'tensorflow', withProcessors(6))).toMatchObject({ params: { n: 1024, processes: 6 }, work: 6 * 2 * 1024 ** 3, sweep: { of: 'processes' }, outcome: { state: 'pending' } })
    expect([2, 6, 24, 32].map((count) => planRecord(definition('image-decode'), 'tensorflow', withProcessors(count)).work)).toEqual([48, 48, 48, 64])
  })
  it('over processes has fewer where memory does not hold one for each: so many of its steps as fit', () => {
    // The triad takes 0.5 GiB and TensorFlow 0.4 in each process; four fifths of the memory may be used.
    expect(planRecord(definition('scaling-memory'), 'tensorflow', withProcessors(24, 16)).params).toMatchObject({ processes: 8 })
    expect(planRecord(definition('scaling-memory'), 'tensorflow', withProcessors(24, 2)).outcome).toEqual({ state: 'skipped', because: 'not-enough-memory', detail: 'needs 1824 MiB, 2048 MiB are free' })
  })
  it('over processes is skipped with its reason where there is one processor, or the number is not known', () => {
    const unknown = withProcessors(1)
    unknown.cpu.logicalCores = { known: false, because: 'unreadable', source: 'a test', at: 'x' }
    expect(planRecord(definition('scaling-compute'), 'tensorflow', withProcessors(1)).outcome).toEqual({ state: 'skipped', because: 'unsupported', detail: 'needs 2 processors, there is 1' })
    expect(planRecord(definition('scaling-compute'), 'tensorflow', unknown).outcome).toMatchObject({ detail: 'how many processors there are is not known' })
    expect(planRecord(definition('image-decode'), 'tensorflow', withProcessors(1))).toMatchObject({ params: { workers: 1 }, outcome: { state: 'pending' } })
  })
  it('over GPUs takes those that the engine sees, in shapes that fit the fullest', () => {
    expect(fitted('scaling-gpus', withGpus(70, 70, 70, 70))).toMatchObject({ params: { n: 8192, processes: 4 }, work: 4 * 2 * 8192 ** 3, outcome: { state: 'pending' } })
    expect(fitted('scaling-gpus', withGpus(70, 0.6)).params).toEqual({ n: 4096, processes: 2 })
    expect(fitted('scaling-gpus', withGpus(70)).outcome).toMatchObject({ state: 'skipped', detail: 'needs 2 GPUs, there is 1' })
    expect(fitted('scaling-gpus', withGpus(70, 70), ['GPU:0']).outcome).toMatchObject({ state: 'skipped', detail: 'needs 2 GPUs, tensorflow sees 1' })
  })
  it('over processors keeps its shapes on a machine with a GPU', () => {
    expect(fitted('scaling-compute', withGpus(70)).params).toEqual({ n: 1024, processes: 4 })
    expect(fitted('image-decode', withGpus(70)).params).toMatchObject({ workers: 4 })
  })
})

describe('a GPU of so much free memory', () => {
  it.each([[79, 256], [40, 128], [22, 64], [11, 32]])('%d GiB trains ResNet-50 with %d pictures at once', (free, batch) => expect(fitted('resnet50-train', withGpus(free)).params).toEqual({ batch, size: 224, classes: 1000 }))
  it('of which little is free gets what a processor would, and nothing when that does not fit', () => {
    expect(fitted('resnet50-train', withGpus(4)).params).toEqual({ batch: 4, size: 224, classes: 1000 })
    expect(fitted('resnet50-train', withGpus(0.5)).outcome).toEqual({ state: 'skipped', because: 'not-enough-memory', detail: expect.stringMatching(/^needs \d+ MiB of the GPU's memory, 512 MiB are free$/) })
  })
  it('that is not known gets the smallest shapes for one', () => expect(fitted('resnet50-train', withGpus(null)).params).toMatchObject({ batch: 32 }))
  it('does not count where the processor was asked for', () => expect(fitted('resnet50-train', withGpus(79), []).params).toMatchObject({ batch: 4 }))
})
