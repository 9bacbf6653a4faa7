import { type MeasureSettings } from './settings'
import { type Sweep } from './sweep'

/**
 * A benchmark is a definition plus a kernel. The definition answers for itself (what it counts, how much work one
 * iteration is, what it needs), so that the runner, the menus and the reports work for benchmarks nobody has written
 * yet. The kernel is loaded by the worker alone, which keeps listing cheap.
 */

/** What a result counts per second; `s/op` is a time per operation, where lower is better. */
export const resultUnits = ['FLOP/s', 'B/s', 'images/s', 'tokens/s', 'op/s', 's/op'] as const
export type ResultUnit = (typeof resultUnits)[number]

/** What the benchmark leans on; sets the stopping rule (METHOD A1) and the sample length. `network`: whole passes and steps. */
export const resourceNames = ['compute', 'memory', 'storage', 'overhead', 'network'] as const
export type Resource = (typeof resourceNames)[number]

/** `host` needs no machine-learning library: a disk is a disk. */
export const engineNames = ['tensorflow', 'wasm', 'host'] as const
export type Engine = (typeof engineNames)[number]

/** Numeric format of the arithmetic; `none` where there is none to speak of. */
export const precisionNames = ['fp32', 'bf16', 'fp16', 'fp64', 'none'] as const
export type Precision = (typeof precisionNames)[number]

export type Params = Readonly<Record<string, number>>

export interface BenchmarkDefinition {
  /** Stable name on the command line and in run files: lower case, digits and dashes. */
  readonly id: string
  readonly title: string
  /** One sentence for a newcomer: what a good number here is good for. */
  readonly meaning: string
  readonly unit: ResultUnit
  readonly better: 'higher' | 'lower'
  readonly resource: Resource
  readonly precision: Precision
  /** Shapes and sizes; part of what makes two results comparable. */
  readonly params: Params
  /** Smaller shapes for an engine that is far slower; the run file says which were used. */
  readonly engineParams?: Partial<Record<Engine, Params>>
  /** Shapes for a GPU, largest first: the first that fits its free memory is used. A processor's would leave it idle. */
  readonly gpuParams?: readonly Params[]
  /** Engines that can run it, best first. */
  readonly engines: readonly Engine[]
  /** Work of one iteration, in the unit's numerator (FLOP, bytes, images, tokens, operations). */
  readonly work: (params: Params) => number
  /** Arithmetic of one iteration, FLOP: what a limit of the processor's is worked out from. */
  readonly flops?: (params: Params) => number
  /** Memory traffic that one iteration cannot do without, bytes: what a limit of the memory's is worked out from. */
  readonly bytes?: (params: Params) => number
  /** How far an algorithm that needs less arithmetic than is counted may go beyond the limit; else 1. */
  readonly limitFactor?: number
  /** Peak memory of one launch, of each process where there are several, bytes: skipped with a reason when it does not fit. */
  readonly memoryBytes: (params: Params) => number
  /** Free disk space that one launch needs, bytes. */
  readonly diskBytes?: (params: Params) => number
  /**
   * What one launch takes, s, on two cores of an AMD EPYC: the forecast before anything was measured here. null: not
   * part of that mode; publish runs everything, two and a half times as long as standard where it does not say.
   */
  readonly seconds: { readonly quick: number | null; readonly standard: number | null; readonly publish?: number }
  /** Measured at 1, 2, 4, … of something up to all that the machine has; the plan sets that parameter to all. */
  readonly sweep?: Sweep
  /** Launches at the most, where one takes a minute. */
  readonly launches?: number
  /** Its own way of sampling, whatever the mode. */
  readonly settings?: MeasureSettings
  /** The value is what its last third shows, the speed that lasts; else all samples. */
  readonly lasting?: boolean
  /** Loaded by the worker only. */
  readonly kernel: () => Promise<KernelModule>
}

/** Checks the definition's own rules once, when the list is built. @throws RangeError on a bad id or work. */
export function defineBenchmark(definition: BenchmarkDefinition): BenchmarkDefinition {
  if (!/^[a-z][a-z0-9-]{1,31}$/.test(definition.id)) throw new RangeError(`bad benchmark id '${definition.id}'`)
  const work = definition.work(definition.params)
  if (!Number.isFinite(work) || work <= 0) throw new RangeError(`${definition.id}: work must be a positive number`)
  return definition
}

/** Whether a mode runs it when nothing is named. */
export const inMode = ({ seconds }: Pick<BenchmarkDefinition, 'seconds'>, mode: 'quick' | 'standard' | 'publish'): boolean => mode === 'publish' || seconds[mode] !== null

/** Shapes used on `engine`, where no GPU computes. */
export function paramsFor(definition: BenchmarkDefinition, engine: Engine): Params {
  return definition.engineParams?.[engine] ?? definition.params
}

/** A benchmark may take so much of a GPU's free memory: frameworks need room for workspaces and fragments. */
const gpuMemoryShare = 0.6

/**
 * Shapes for a GPU with so much free memory: the largest of its own that fit, else the processor's; null when not even
 * those do. @param freeBytes null: not known, the smallest of its own
 */
export function gpuParamsFor(definition: BenchmarkDefinition, freeBytes: number | null): Params | null {
  const sizes = definition.gpuParams ?? []
  if (freeBytes === null) return sizes[sizes.length - 1] ?? definition.params
  return [...sizes, definition.params].find((params) => definition.memoryBytes(params) <= gpuMemoryShare * freeBytes) ?? null
}

/**
 * The engine that a benchmark runs on in a worker that has opened `opened`; null when it cannot run there. What needs
 * no library runs in any worker.
 */
export function engineOf(definition: BenchmarkDefinition, opened: Engine): Engine | null {
  if (definition.engines.includes('host')) return 'host'
  return definition.engines.includes(opened) ? opened : null
}

/** Value in the definition's unit from the time of `iterations` iterations. @param seconds > 0 */
export function resultValue(definition: Pick<BenchmarkDefinition, 'unit'>, work: number, iterations: number, seconds: number): number {
  return definition.unit === 's/op' ? seconds / (work * iterations) : (work * iterations) / seconds
}

export interface KernelModule {
  readonly kernel: Kernel
}

/** What a kernel is given. Everything random comes from `random`, so a seed repeats a launch. */
export interface KernelContext<Backend = unknown> {
  readonly backend: Backend
  readonly params: Params
  /** Uniform in [0, 1), seeded. */
  readonly random: () => number
  /** A folder where a storage benchmark may write; removed afterwards. */
  readonly folder: string
}

export interface Kernel<Backend = never> {
  /** Makes weights and data on the device and uploads them; not timed. */
  prepare(context: KernelContext<Backend>): Promise<PreparedKernel>
}

export type CheckResult = { ok: true; detail: string } | { ok: false; detail: string }

export interface PreparedKernel {
  /** Compares with a known answer. A kernel without one is not run. */
  check(): CheckResult | Promise<CheckResult>
  /** Does `iterations` iterations and returns when the device has finished them. */
  run(iterations: number): void | Promise<void>
  /** Of an fp32 benchmark: what its products really are on this device, as a probe found. */
  readonly computedAs?: 'fp32' | 'tf32'
  /** The known answer is closer than TF32's rounding: it is looked at in full fp32, whatever is timed. */
  readonly checkInFp32?: boolean
  /** The steps of a sweep below its top, each with its work of one iteration; `runAt` is `run` with so many. */
  readonly sweep?: { readonly points: readonly { at: number; work: number }[]; runAt(at: number, iterations: number): void | Promise<void> }
  /** A finite number that depends on the last output, so nothing can be optimised away. */
  checksum(): number
  /** The device that really ran, as the backend names it ("CPU:0", "GPU:0 NVIDIA H100"). */
  readonly device: string
  /** What the timed region did that a reader must know ("read with O_DIRECT", "cached"). */
  readonly notes?: readonly string[]
  dispose(): void | Promise<void>
}
