import fs from 'node:fs'
import path from 'node:path'
import { benchmarks } from '../../benchmarks/list'
import { cudaFolder, neededLibraries } from '../../core/machine/cuda-libraries'
import { type DoctorReadings, type LibraryReading, type UnderLoad } from '../../core/doctor/readings'
import { gates } from '../../core/gates/list'
import { inMode } from '../../core/benchmark/definition'
import { known, unknown, type Maybe } from '../../core/result/known'
import { summarizeRun } from '../../core/run/summary'
import { type Services } from '../create-services'
import { probeMachine } from '../probes'
import { thisHost, type Host } from '../probes/host'
import { resolveRuntime } from '../runtimes'
import { findPython } from '../runtimes/pip'
import { Launch } from '../runner/launcher'
import { workerEnv } from '../runner/worker-env'
import { loadRun } from '../storage/runs'

const linuxOnly = <T>(host: Host, look: () => Maybe<T>): Maybe<T> => (host.platform === 'linux' ? look() : unknown('not-applicable'))

/** Whether the folder takes a file. Null: it does. */
export function dataFolderTrouble(dataDir: string): string | null {
  const probe = path.join(dataDir, `.write-test-${process.pid}`)
  try {
    fs.mkdirSync(dataDir, { recursive: true })
    fs.writeFileSync(probe, 'x')
    fs.unlinkSync(probe)
    return null
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown'
  }
}

/** Not only whether the library is there: a worker loads it, as a run would. */
async function tensorflowState({ driver, workerFile, env, paths }: Services, signal: AbortSignal): Promise<DoctorReadings['tensorflow']> {
  const found = await resolveRuntime('tensorflow', paths, env)
  if (!found.known) return { state: 'missing', text: found.detail ?? found.because }
  const launch = new Launch({ driver, workerFile, env: workerEnv({ engine: 'tensorflow', threads: null, env }), signal, limits: { openSeconds: 60 } })
  try {
    const opened = await launch.open('tensorflow', found.value.folder, null, null)
    if (opened.ok) return { state: 'loads', text: `${opened.value.version} loads, devices ${opened.value.devices.map((device) => device.name).join(', ')} (${found.value.source})` }
    return { state: 'fails', text: opened.trouble.kind === 'cancelled' ? 'cancelled' : opened.trouble.message.slice(0, 400) }
  } finally {
    await launch.close()
  }
}

async function pythonState(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<Maybe<string>> {
  try {
    return known(`${await findPython({ env, signal })} with pip`)
  } catch (error) {
    return unknown('not-installed', (error as Error).message.replace(/\.$/, ''))
  }
}

/** Where programs find shared libraries: the loader's list, the folders of the environment, and what we fetched. */
async function libraries(host: Host, runtimeFolder: string | null): Promise<Maybe<LibraryReading[]>> {
  if (host.platform !== 'linux') return unknown('not-applicable')
  const list = await host.run('ldconfig', ['-p'], 3)
  const fallback = list.state === 'ended' ? list : await host.run('/sbin/ldconfig', ['-p'], 3)
  const folders = [...(host.env['LD_LIBRARY_PATH'] ?? '').split(':').filter(Boolean), ...(runtimeFolder ? [runtimeFolder, path.join(runtimeFolder, cudaFolder)] : []), '/usr/lib/wsl/lib', '/usr/local/cuda/lib64']
  if (fallback.state !== 'ended' && folders.every((folder) => !host.exists(folder))) return unknown('unreadable')
  const listed = new Map([...fallback.stdout.matchAll(/^\s+(\S+) \([^)]*\) => (\S+)$/gm)].map((match) => [match[1]!, match[2]!]))
  return known(neededLibraries.map(({ name }) => ({ name, found: listed.get(name) ?? folders.map((folder) => `${folder}/${name}`).find((file) => host.exists(file)) ?? null })))
}

const deviceFolders: readonly (readonly [folder: string, names: RegExp])[] = [['/dev', /^(nvidia\d+|nvidiactl|kfd|dxg)$/], ['/dev/dri', /^renderD\d+$/]]
function deviceFiles(host: Host): DoctorReadings['deviceFiles'] {
  return deviceFolders.flatMap(([folder, names]) => host.list(folder).filter((name) => names.test(name)).slice(0, 64).map((name) => {
    const file = `${folder}/${name}`
    try {
      fs.accessSync(file, fs.constants.R_OK | fs.constants.W_OK)
      return { file, usable: true }
    } catch {
      return { file, usable: false }
    }
  }))
}

/** The fifth byte of the variable, behind four of attributes (UEFI 2.10, 3.3). */
function secureBoot(host: Host): Maybe<boolean> {
  if (!host.exists('/sys/firmware/efi')) return unknown('not-applicable')
  const name = host.list('/sys/firmware/efi/efivars').find((each) => each.startsWith('SecureBoot-'))
  if (!name) return unknown('not-reported')
  try {
    const bytes = fs.readFileSync(`/sys/firmware/efi/efivars/${name}`)
    return bytes.length >= 5 ? known(bytes[4] === 1) : unknown('unreadable')
  } catch {
    return unknown('no-permission')
  }
}

/** What the latest run's gates saw of heat and power. */
function underLoad(services: Services): Maybe<UnderLoad> {
  try {
    const run = loadRun(services.paths, undefined)
    const told = ['cpu-thermal', 'gpu-reasons', 'gpu-clock']
    const seen = summarizeRun(run).measured.flatMap((result) => result.gates.filter(({ gate, state }) => told.includes(gate) && state !== 'unknown'))
    if (seen.length === 0) return unknown('not-reported')
    const signs = seen.filter(({ state }) => state !== 'ok').map(({ gate, value, state }) => `${gates.find(({ id }) => id === gate)!.title}: ${value === null ? state : gates.find(({ id }) => id === gate)!.describe(value, state)}`)
    return known({ run: run.id, signs: [...new Set(signs)], watts: null })
  } catch {
    return unknown('not-asked')
  }
}

/** Asks this machine everything that the checks look at. Never throws. */
export async function gatherReadings(services: Services, signal: AbortSignal): Promise<DoctorReadings> {
  const { env, paths } = services
  const host = thisHost(env, signal)
  const runtime = await resolveRuntime('tensorflow', paths, env)
  const [facts, tensorflow, electron, python, cudaLibraries, signer] = await Promise.all([
    probeMachine({ env, dataDir: paths.dataDir, signal, at: new Date(), helper: services }),
    tensorflowState(services, signal),
    resolveRuntime('electron', paths, env),
    pythonState(env, signal),
    libraries(host, runtime.known ? runtime.value.folder : null),
    host.platform === 'linux' ? host.run('modinfo', ['-F', 'signer', 'nvidia'], 3) : null,
  ])
  const words = host.read('/proc/modules', 1024 * 1024)
  const clock = host.read('/sys/devices/system/clocksource/clocksource0/current_clocksource')
  return {
    facts,
    platform: host.platform,
    nodeVersion: process.version,
    inElectron: process.versions['electron'] !== undefined,
    dataFolderTrouble: dataFolderTrouble(paths.dataDir),
    tensorflow,
    // A window that is open is the proof; in Electron, its own archives do not read as files.
    electron: process.versions['electron'] ? known(`${process.versions['electron']} (this window)`) : electron.known ? known(`${electron.value.version} (${electron.value.source})`) : electron,
    python,
    modules: linuxOnly(host, () => ('text' in words ? known(words.text.split('\n').map((line) => line.split(' ')[0]!).filter(Boolean)) : unknown(words.because))),
    cudaLibraries,
    deviceFiles: deviceFiles(host),
    secureBoot: linuxOnly(host, () => secureBoot(host)),
    moduleSigned: signer?.state === 'ended' && signer.code === 0 ? known(signer.stdout.trim() !== '') : unknown('not-reported'),
    clockSource: linuxOnly(host, () => ('text' in clock ? known(clock.text.trim().slice(0, 40)) : unknown(clock.because))),
    wslParts: { device: host.exists('/dev/dxg'), library: host.exists('/usr/lib/wsl/lib/libcuda.so.1') },
    suiteBytes: Math.max(...benchmarks.filter((each) => inMode(each, 'standard')).map((each) => each.memoryBytes(each.params))),
    underLoad: underLoad(services),
  }
}
