import { type LaunchResult } from '../../contract/worker-protocol'
import { type MachineFacts } from '../../machine/facts'
import { type BenchmarkRecord, type RunFile } from '../schema'

/** A run made of round numbers, for tests: what is not named in `over` is as on a quiet two-core machine. */

const at = '2026-11-24T09:00:00.000Z'
const known = <T>(value: T) => ({ known: true as const, value, source: '/proc/cpuinfo', at })
const unknown = (because: 'not-reported' | 'no-permission' = 'not-reported') => ({ known: false as const, because, source: '/sys', at })

export const exampleMachine = (over: Partial<MachineFacts> = {}): MachineFacts => ({
  os: { name: known('Debian GNU/Linux'), version: known('12'), kernel: known('Linux 6.1'), architecture: known('x64') },
  cpu: {
    model: known('Example CPU'),
    sockets: known(1),
    physicalCores: known(2),
    logicalCores: known(4),
    maximumHz: unknown(),
    features: known(['AVX2']),
    lastLevelCacheBytes: known(32 * 1024 ** 2),
    governor: unknown('no-permission'),
  },
  memory: { totalBytes: known(16 * 1024 ** 3), availableBytes: known(12 * 1024 ** 3), limitBytes: unknown() },
  virtualization: { hypervisor: known('none'), container: known('none'), wsl: known(false) },
  disks: [],
  gpus: [],
  gpuProbe: known('no-gpu'),
  ...over,
})

export const exampleGpu = (name: string): MachineFacts['gpus'][number] => ({
  name: known(name),
  vendor: known('NVIDIA'),
  memoryTotalBytes: known(24 * 1024 ** 3),
  memoryUsedBytes: known(0),
  driverVersion: known('580.10'),
  computeCapability: known('8.6'),
  busId: known('00000000:01:00.0'),
  powerLimitWatts: unknown(),
  integrated: false,
  virtual: false,
})

/** One launch whose samples are `seconds` long, give or take 0.1 %. */
export const exampleLaunch = (seconds: number, over: Partial<LaunchResult> = {}): LaunchResult => ({
  iterations: 2,
  coldStartSeconds: 5 * seconds,
  warmUpIterations: 4,
  samples: Array.from({ length: 11 }, (_, i) => seconds * (1 + ((i % 3) - 1) * 0.001)),
  checksum: 0.5,
  device: 'CPU:0',
  check: 'agrees',
  notes: [],
  flags: [],
  ...over,
})

/** 1e9 FLOP an iteration, two iterations a sample: a launch of 0.02 s is 100 GFLOP/s. */
export const exampleMatmul = (launches: LaunchResult[], over: Partial<BenchmarkRecord> = {}): BenchmarkRecord => ({
  id: 'matmul-fp32',
  unit: 'FLOP/s',
  better: 'higher',
  resource: 'compute',
  precision: 'fp32',
  params: { n: 1024 },
  work: 1e9,
  engine: 'tensorflow',
  outcome: { state: 'measured', launches },
  ...over,
})

const settings = { warmUpSeconds: 0.3, warmUpCapSeconds: 3, sampleSeconds: 0.02, minimumSamples: 10, maximumSamples: 40, maximumSeconds: 1.5 }

export const exampleRun = (over: Partial<RunFile> = {}): RunFile => ({
  schema: { name: 'groundspeed.run', major: 1, minor: 0 },
  id: '20261124-090000-abc123',
  name: null,
  startedAt: at,
  finishedAt: '2026-11-24T09:01:00.000Z',
  state: 'finished',
  mode: 'quick',
  seed: 7,
  launches: 3,
  settings: { default: settings, storage: settings },
  producer: { app: 'groundspeed', version: '0.1.0', node: 'v20.20.2', electron: null, launcher: 'child-process' },
  engine: { id: 'tensorflow', version: '2.21.0', devices: ['CPU:0'], replayOf: null, fallbackBecause: null },
  environment: {},
  machine: exampleMachine(),
  benchmarks: [exampleMatmul([exampleLaunch(0.02), exampleLaunch(0.0202), exampleLaunch(0.0198)])],
  ...over,
})
