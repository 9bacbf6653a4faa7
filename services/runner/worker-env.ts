import os from 'node:os'
import { type Engine } from '../../core/benchmark/definition'
import { type Sweep } from '../../core/benchmark/sweep'

const mebibyte = 1024 * 1024

/** Variables of the person's own environment that a worker needs; everything else stays outside. */
const passed = [
  'PATH', 'HOME', 'LANG', 'TMPDIR', 'TEMP', 'SystemRoot', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'LD_LIBRARY_PATH',
  'CUDA_VISIBLE_DEVICES', 'NVIDIA_TF32_OVERRIDE', 'TF_XLA_FLAGS', 'OMP_NUM_THREADS', 'NODE_OPTIONS', 'CUDA_PATH',
]

export interface WorkerEnvInput {
  engine: Engine
  threads: number | null
  env: NodeJS.ProcessEnv
  freeMemoryBytes?: number
}

/**
 * The worker's environment, read by TensorFlow once at load. Window and command line call this one function, so both
 * measure under the same conditions.
 */
export function workerEnv({ engine, threads, env, freeMemoryBytes = os.freemem() }: WorkerEnvInput): Record<string, string> {
  // libuv's own four threads would bound what all cores do together.
  const result: Record<string, string> = { LC_ALL: 'C', UV_THREADPOOL_SIZE: String(Math.max(4, os.cpus().length)) }
  for (const name of passed) if (env[name] !== undefined) result[name] = env[name]!
  if (engine !== 'tensorflow') return result
  Object.assign(result, {
    TF_CPP_MIN_LOG_LEVEL: '1',
    // The pool keeps large outputs from being fresh pages each time: an eager add runs 4 to 5 times as fast.
    TF_CPU_ALLOCATOR_USE_BFC: 'true',
    TF_CPU_BFC_MEM_LIMIT_IN_MB: String(Math.max(512, Math.floor((0.8 * freeMemoryBytes) / mebibyte))),
    // oneDNN is off by default on CPUs without VNNI, and a third faster there.
    TF_ENABLE_ONEDNN_OPTS: '1',
    TF_FORCE_GPU_ALLOW_GROWTH: 'true',
    CUDA_DEVICE_ORDER: 'PCI_BUS_ID',
  })
  if (threads !== null) Object.assign(result, { TF_NUM_INTRAOP_THREADS: String(threads), OMP_NUM_THREADS: String(threads) })
  // A person's own setting wins: it is theirs to experiment with, and the run file records it.
  for (const name of Object.keys(env)) if (name.startsWith('TF_') && env[name] !== undefined) result[name] = env[name]!
  return result
}

/**
 * The environments of workers that share the machine, one processor or one GPU each. What makes the job the same for all
 * of them wins over a person's own setting; their choice of GPUs holds.
 */
export function crewEnvs(env: Record<string, string>, each: Sweep['each'], count: number): Record<string, string>[] {
  const visible = env['CUDA_VISIBLE_DEVICES']?.split(',').filter((name) => name.trim() !== '')
  const pool = env['TF_CPU_BFC_MEM_LIMIT_IN_MB']
  const shared = { ...env, ...(pool === undefined ? {} : { TF_CPU_BFC_MEM_LIMIT_IN_MB: String(Math.max(512, Math.floor(Number(pool) / count))) }) }
  return Array.from({ length: count }, (_, i): Record<string, string> =>
    each === 'gpu'
      ? { ...shared, CUDA_DEVICE_ORDER: 'PCI_BUS_ID', CUDA_VISIBLE_DEVICES: visible?.[i] ?? String(i) }
      : // Without a GPU in sight, TensorFlow computes on the processor; one thread computes, and no second one starts operations.
        { ...shared, CUDA_VISIBLE_DEVICES: '-1', TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1', OMP_NUM_THREADS: '1' },
  )
}

/** The part of a worker's environment that changes results: it belongs in the run file. */
export function recordedEnv(env: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => /^(TF_|OMP_|CUDA_|NVIDIA_)/.test(name) && name !== 'CUDA_PATH'))
}
