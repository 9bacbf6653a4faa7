import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { childDriver } from '../runner/child-driver'
import { recordedHost } from '../probes/testing/recorded-host'
import { nvidiaGpus } from '../probes/nvidia'
import { gpuReader } from '../sampler/readers/gpus'
import { systemFiles } from '../sampler/files'
import { askNvml } from './ask'
import { fakeNvml, type FakeMode } from './testing/fake'

const workerFile = path.resolve(__dirname, '../../dist/main/worker.cjs')
const at = '2026-11-26T00:00:00Z'
let fake: ReturnType<typeof fakeNvml>
beforeAll(() => (fake = fakeNvml('ok')))
afterAll(() => fake.remove())

/** The real process with the real foreign-function calls; the library alone is ours. */
async function ask(mode: FakeMode, timeoutSeconds = 10, signal = new AbortController().signal) {
  const library = fakeNvml(mode)
  try {
    return await askNvml({ driver: childDriver, workerFile }, { ...process.env, GROUNDSPEED_NVML_LIBRARY: library.file }, timeoutSeconds, signal)
  } finally {
    library.remove()
  }
}

describe.runIf(process.platform === 'linux')('NVIDIA\'s management library', () => {
  it('tells of each board in nvidia-smi\'s units, and what the driver refuses stays unknown', async () => {
    const answer = await ask('ok')
    expect(answer).toMatchObject({ state: 'cards', cudaVersion: '13.1' })
    if (answer?.state !== 'cards') throw new Error('no cards')
    // Its memory is asked for once: used and free are of one moment.
    expect(answer.cards[0]).toMatchObject({
      row: { name: 'NVIDIA H100 80GB HBM3', uuid: 'GPU-aaaa1111-0000', driver_version: '590.48.01', 'memory.total': '81559', 'memory.used': '1059', 'memory.free': '80000', compute_cap: '9.0', 'pci.bus_id': '00000000:01:00.0', 'power.limit': '650', 'power.default_limit': '700', 'pcie.link.gen.current': '5', 'pcie.link.width.max': '16', 'clocks.gr': '1980', 'clocks.mem': '2619', 'temperature.gpu': '41', 'ecc.mode.current': 'Enabled', 'mig.mode.current': 'Enabled', compute_mode: 'Exclusive_Process', persistence_mode: 'Enabled' },
      programs: 3,
      slices: [{ name: 'MIG 3g.40gb', memoryTotalBytes: 40448 * 2 ** 20 }],
    })
    // The older call for memory, and nulls where the driver says "not supported".
    expect(answer.cards[1]).toMatchObject({ row: { 'memory.total': '8192', 'power.limit': null, 'ecc.mode.current': null, 'mig.mode.current': null }, programs: 0, slices: [] })
  })
  it.each([
    ['not-loaded', 'driver-not-loaded'],
    ['mismatch', 'version-mismatch'],
    ['none', 'no-devices'],
    ['lost', 'gpu-lost'],
  ] as const)('that answers %s is told as %s', async (mode, trouble) => {
    expect(await ask(mode)).toMatchObject({ state: 'trouble', trouble })
  })
  it('that crashes or hangs costs its own process, and nothing of ours waits longer than its time', async () => {
    expect(await ask('crash')).toBeNull()
    expect(await ask('hang', 1)).toBeNull()
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 200)
    expect(await ask('hang', 60, stop.signal)).toBeNull()
  })
  it('that is not there, or is no library, is told as that', async () => {
    const other = (file: string) => askNvml({ driver: childDriver, workerFile }, { ...process.env, GROUNDSPEED_NVML_LIBRARY: file }, 10, new AbortController().signal)
    expect(await other('/nonexistent/libnvidia-ml.so.1')).toMatchObject({ trouble: 'not-installed' })
    expect(await other(__filename)).toMatchObject({ trouble: 'unreadable' })
  })
  it('and its tool are set side by side: what one lacks the other tells, and where they differ both are shown', async () => {
    const nvml = await ask('ok')
    const smi = 'NVIDIA H100 80GB HBM3, 81559, 1100, 580.159.04, 9.0, 00000000:01:00.0, 650.00, GPU-aaaa1111-0000, 80000, 700.00, 5, 5, 16, 16, 1200, 1980, 2619, Enabled, Disabled, Default, Enabled, 40'
    const host = { ...recordedHost({ platform: 'linux', nvml: nvml!, env: { GROUNDSPEED_NVML_LIBRARY: fake.file }, tools: { 'nvidia-smi --query-gpu': smi } }) }
    const answer = await nvidiaGpus(host, at)
    if (!('gpus' in answer)) throw new Error(answer.trouble)
    expect(answer.gpus).toHaveLength(2)
    expect(answer.gpus[0]).toMatchObject({
      driverVersion: { value: '590.48.01', source: 'NVML', otherwise: [{ value: '580.159.04', source: 'nvidia-smi --query-gpu' }] },
      memoryTotalBytes: { value: 81559 * 2 ** 20 },
      otherProcesses: { value: 3 },
      cudaVersion: { value: '13.1' },
      slices: { value: [{ name: 'MIG 3g.40gb' }] },
    })
    for (const name of ['memoryTotalBytes', 'memoryUsedBytes', 'clockHz', 'temperatureC', 'powerLimitWatts'] as const) expect(answer.gpus[0]![name]).not.toHaveProperty('otherwise')
  })
  it('gives way to its tool where it fails, and its reason stands where the tool has none', async () => {
    const broken = { state: 'trouble', trouble: 'version-mismatch', detail: '18' } as const
    const env = { GROUNDSPEED_NVML_LIBRARY: fake.file }
    expect(await nvidiaGpus(recordedHost({ platform: 'linux', nvml: broken, env }), at)).toMatchObject({ trouble: 'version-mismatch' })
    expect(await nvidiaGpus(recordedHost({ platform: 'linux', nvml: broken, env, tools: { 'nvidia-smi': 'No devices were found' } }), at)).toMatchObject({ trouble: 'no-devices' })
  })
})

describe.runIf(process.platform === 'linux')('the sampler\'s reading of the boards', () => {
  const input = { files: systemFiles, owner: 1, worker: null, now: () => 0 }
  const start = (reader: ReturnType<typeof gpuReader>, env: NodeJS.ProcessEnv = {}) => reader.start!({ env, platform: 'linux', dataDir: '/tmp', now: () => 0 })

  it('comes from the library at once, with the boards\' own counter of energy', async () => {
    const reader = gpuReader(fake.file)
    await start(reader)
    expect(reader.read(input)).toMatchObject({ known: true, value: [{ index: 0, reasons: 0x20, smHz: 1.98e9, watts: 312.5, celsius: 41, utilization: 0.97 }, { index: 1, joules: null }] })
    const joules = () => { const seen = reader.read(input); return seen.known ? seen.value[0]!.joules! : NaN }
    const before = joules()
    expect(joules()).toBeGreaterThan(before)
    reader.stop!()
  })
  it('is of the boards that the worker may see, by number or by name', async () => {
    for (const name of ['1', 'GPU-bbbb2222']) {
      const reader = gpuReader(fake.file)
      await start(reader, { CUDA_VISIBLE_DEVICES: name })
      expect(reader.read(input)).toMatchObject({ known: true, value: [{ index: 1 }] })
      reader.stop!()
    }
  })
  it('is left to the driver\'s tool where the library cannot be had', async () => {
    let asked = 0
    const reader = gpuReader('/nonexistent/libnvidia-ml.so.1', { part: 'gpus', platforms: ['linux'], when: 'always', start: async () => void asked++, read: () => ({ known: false, because: 'not-installed' }), stop: () => undefined } as never)
    await start(reader)
    expect([asked, reader.read(input)]).toEqual([1, { known: false, because: 'not-installed' }])
  })
})
