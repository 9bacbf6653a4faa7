import { setMaxListeners } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import { type NvmlAnswer } from '../../core/contract/nvml-protocol'
import { runTool, type ToolAnswer } from '../files/run-tool'
import { askNvml, type NvmlHelper } from '../nvml/ask'
import { readText, type TextAnswer } from './gather'

/** All that a probe may touch of a machine: files, folders, programs, and what Node says. Tests hand in a recorded one. */
export interface Host {
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  /** @param limit bytes read at most */
  read(file: string, limit?: number): TextAnswer
  /** Names in a folder, sorted; none where it cannot be read. */
  list(folder: string): string[]
  exists(file: string): boolean
  /** Where a link leads; the path itself where it is none. */
  resolve(file: string): string
  /** Without a shell, in the C locale, ended after its time or its output limit. */
  run(command: string, args: readonly string[], timeoutSeconds: number): Promise<ToolAnswer>
  /** NVIDIA's management library, asked in a process of its own; null where it gave no answer. */
  nvml(timeoutSeconds: number): Promise<NvmlAnswer | null>
  readonly node: { readonly cpuModel: string | null; readonly threads: number; readonly totalBytes: number; readonly freeBytes: number; readonly kernel: string; readonly release: string; readonly architecture: string }
}

/** More than any tool that we ask prints of a large machine. */
const toolBytes = 1024 * 1024

const quietly = <T>(look: () => T, otherwise: T): T => {
  try {
    return look()
  } catch {
    return otherwise
  }
}

/** This machine. @param helper starts the process that asks the driver; without one, the driver's tool alone is asked */
export function thisHost(env: NodeJS.ProcessEnv, signal: AbortSignal, helper?: NvmlHelper): Host {
  const cpus = quietly(() => os.cpus(), [])
  // Each of the programs that are asked side by side listens for the end.
  setMaxListeners(64, signal)
  return {
    platform: process.platform,
    env,
    read: readText,
    list: (folder) => quietly(() => fs.readdirSync(folder).sort(), []),
    exists: (file) => fs.existsSync(file),
    resolve: (file) => quietly(() => fs.realpathSync(file), file),
    run: (command, args, timeoutSeconds) => runTool(command, args, { timeoutSeconds, limitBytes: toolBytes, stopAtLimit: true, env, signal }),
    nvml: async (timeoutSeconds) => (helper ? askNvml(helper, env, timeoutSeconds, signal) : null),
    node: { cpuModel: cpus[0]?.model.trim() || null, threads: cpus.length, totalBytes: os.totalmem(), freeBytes: os.freemem(), kernel: `${os.type()} ${os.release()}`, release: os.release(), architecture: process.arch },
  }
}
