import { type NvmlAnswer } from '../../../core/contract/nvml-protocol'
import { type ToolAnswer } from '../../files/run-tool'
import { type Host } from '../host'

interface Recording {
  readonly platform: NodeJS.Platform
  readonly files?: Readonly<Record<string, string>>
  /** What a command prints, by its beginning as it is typed; what is not here is not installed. */
  readonly tools?: Readonly<Record<string, string | ToolAnswer>>
  readonly env?: NodeJS.ProcessEnv
  readonly threads?: number
  readonly nvml?: NvmlAnswer
}

/** A machine that was recorded: the probes of any system run on it anywhere. */
export function recordedHost({ platform, files = {}, tools = {}, env = {}, threads = 8, nvml }: Recording): Host {
  const paths = Object.keys(files)
  const below = (folder: string) => paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1).split('/')[0]!)
  return {
    platform,
    env,
    read: (file) => (file in files ? { text: files[file]! } : { because: 'not-reported' }),
    list: (folder) => [...new Set(below(folder))].sort(),
    exists: (file) => file in files || below(file).length > 0,
    resolve: (file) => file,
    async run(command, args) {
      const typed = [command, ...args].join(' ')
      const found = Object.entries(tools).filter(([beginning]) => typed.startsWith(beginning)).sort(([a], [b]) => b.length - a.length)[0]?.[1]
      if (found === undefined) return { state: 'not-installed', stdout: '', stderr: '' }
      return typeof found === 'string' ? { state: 'ended', code: 0, stdout: found, stderr: '' } : found
    },
    nvml: async () => nvml ?? null,
    node: { cpuModel: 'Recorded CPU', threads, totalBytes: 16 * 2 ** 30, freeBytes: 8 * 2 ** 30, kernel: `${platform} 1.0`, release: '1.0', architecture: 'x64' },
  }
}
