import { describe, expect, it } from 'vitest'
import { exampleLaunch, exampleMatmul, exampleRun } from '../run/testing/example-run'
import { wattsAtWork, wattsIdle } from './power'
import { gpuAlone, measuredWatts, runEnergy, runSeconds } from './run-energy'
import { exampleSpec } from './testing/specs'

const nothingEntered = { enteredWatts: null, enteredIdleWatts: null }

describe('the power of a machine', () => {
  it('is a band and no point where only a TDP is known', () => {
    // 0.384 x 300 + 50 to 1.05 x 300 + 150
    expect(wattsAtWork(exampleSpec(nothingEntered))).toMatchObject({ value: { low: expect.closeTo(165.2, 9), high: expect.closeTo(465, 9), point: null, kind: 'predicted' } })
    expect(wattsIdle(exampleSpec(nothingEntered))).toMatchObject({ value: { low: expect.closeTo(42, 9), high: expect.closeTo(109, 9), point: null } })
  })
  it('is a point with its band where somebody says how busy the card is', () => {
    // 0.12 + 0.88 x 0.5 = 0.56 of 300 W, and 100 W of host.
    expect(wattsAtWork(exampleSpec({ ...nothingEntered, utilisation: 0.5 }))).toMatchObject({ value: { point: expect.closeTo(268, 9), low: expect.closeTo(184.4, 9), high: expect.closeTo(351.6, 9) } })
    expect(wattsAtWork(exampleSpec({ ...nothingEntered, utilisation: 1 }))).toMatchObject({ value: { high: expect.closeTo(465, 9) } })
  })
  it('takes a meter before a sensor, and a sensor before the TDP', () => {
    const measuredPower = { low: 285, high: 315, point: 300, kind: 'measured' as const, from: 'sensors' }
    expect(wattsAtWork(exampleSpec({ measuredWatts: measuredPower }))).toMatchObject({ value: { point: 400, kind: 'entered' } })
    expect(wattsAtWork(exampleSpec({ enteredWatts: null, measuredWatts: measuredPower }))).toMatchObject({ value: { point: 300, kind: 'measured' } })
  })
  it('is unknown, never zero, for a card whose TDP nobody published', () => {
    const dark = exampleSpec({ ...nothingEntered, devices: { kind: 'gpu', name: 'Secret card', tdpWatts: null, count: 1 } })
    expect(wattsAtWork(dark)).toMatchObject({ known: false, detail: expect.stringContaining('Secret card') })
    expect(wattsIdle(dark)).toMatchObject({ known: false })
  })
  it('counts every card, and less of a host beside a processor', () => {
    const two = exampleSpec({ ...nothingEntered, devices: { kind: 'gpu', name: 'Card', tdpWatts: 300, count: 2 }, utilisation: 1 })
    expect(wattsAtWork(two)).toMatchObject({ value: { point: 700 } })
    expect(wattsAtWork({ ...two, devices: { kind: 'cpu', name: 'Processor', tdpWatts: 100, count: 1 } })).toMatchObject({ value: { point: 150 } })
  })
})

const watched = (joules: number, seconds: number, device = 'GPU:0') => ({ ...exampleLaunch(0.02), device, energyJoules: joules, watchedSeconds: seconds })

describe('the energy of a run', () => {
  it('is what the sensors saw, of the launches that know it', () => {
    const run = exampleRun({ benchmarks: [exampleMatmul([watched(300, 1), watched(620, 2), exampleLaunch(0.02)])] })
    expect(runEnergy(run)).toEqual({ joules: 920, seconds: 3, launches: 2, of: 3 })
    expect(runEnergy(exampleRun())).toBeNull()
    expect([runSeconds(run), runSeconds({ ...run, finishedAt: null })]).toEqual([60, null])
  })
  it('gives the power of the benchmark that is the work, else of those that compute on the card', () => {
    const own = exampleMatmul([watched(250, 1)], { id: 'resnet50-train' })
    const other = exampleMatmul([watched(340, 1), watched(300, 1), watched(320, 1)])
    const disk = exampleMatmul([watched(40, 1)], { id: 'disk', resource: 'storage' })
    const host = exampleMatmul([watched(90, 1, 'CPU:0')], { id: 'cpu-work' })
    const run = exampleRun({ benchmarks: [own, other, disk, host] })
    expect(measuredWatts(run, 'resnet50-train')).toMatchObject({ point: 250, low: 237.5, high: 262.5, kind: 'measured' })
    expect(measuredWatts({ ...run, benchmarks: [other, disk, host] }, 'resnet50-train')).toMatchObject({ point: 320 })
    expect(measuredWatts({ ...run, benchmarks: [disk] }, null)).toBeNull()
    expect(measuredWatts(exampleRun(), null)).toBeNull()
  })
  it('is of the GPUs alone where the processor was not read: a figure of its own, in no sum', () => {
    const alone = (joules: number | null, seconds: number, device = 'GPU:0') => ({ ...exampleLaunch(0.02), device, energyJoules: null, gpuEnergyJoules: joules, watchedSeconds: seconds })
    const whole = { ...watched(300, 1), gpuEnergyJoules: 250 }
    const run = exampleRun({ benchmarks: [exampleMatmul([alone(600, 2), whole, alone(null, 1)]), exampleMatmul([alone(60, 1, 'CPU:0')], { id: 'cpu-work' })] })
    // Of the launch that knows the whole nothing is counted twice; the power is that of the GPU's own work.
    expect(runEnergy(run)).toEqual({ joules: 300, seconds: 1, launches: 1, of: 4 })
    expect(gpuAlone(run, null)).toEqual({ joules: 660, seconds: 3, launches: 2, of: 4, watts: expect.objectContaining({ point: 300, low: 285, high: 315, kind: 'measured', from: expect.stringMatching(/^sensors of the GPU alone while 1 computing benchmark ran: median of 1 launch, within 5 %$/) }) })
    expect(measuredWatts(run, null)).toMatchObject({ point: 300, from: expect.stringMatching(/^sensors of processor and GPU/) })
    expect(gpuAlone(exampleRun({ benchmarks: [exampleMatmul([whole])] }), null)).toBeNull()
    expect(gpuAlone(exampleRun(), null)).toBeNull()
  })
})
