import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Fact } from '../machine/facts'
import { known, unknown } from '../result/known'
import { exampleGpu, exampleMachine } from '../run/testing/example-run'
import { diagnose, doctorChecks } from './list'
import { type DoctorReadings } from './readings'
import { redact } from './redact'

const fact = <T>(value: T): Fact<T> => ({ known: true, value, source: 'a test', at: '' })
const no = (because: 'not-installed' | 'unreadable' | 'timed-out' | 'not-reported' | 'not-applicable' = 'not-reported', detail?: string): Fact<never> => ({ known: false, because, ...(detail ? { detail } : {}), source: 'a test', at: '' })
const calm: DoctorReadings = {
  facts: exampleMachine({ gpuProbe: fact('ok'), gpus: [{ ...exampleGpu('NVIDIA Example'), cudaVersion: fact('12.8'), otherProcesses: fact(0), memoryFreeBytes: fact(24 * 2 ** 30), powerLimitWatts: fact(450), powerDefaultWatts: fact(450), temperatureC: fact(35) }], power: { source: fact('mains'), batteryPercent: no('not-applicable'), plan: no() }, disks: [{ name: fact('/dev/sda'), model: no(), kind: no(), filesystem: no(), mount: no(), totalBytes: fact(1e12), freeBytes: fact(5e11) }], cpu: { ...exampleMachine().cpu, governor: fact('performance') } }),
  platform: 'linux', nodeVersion: 'v20.20.2', inElectron: false, dataFolderTrouble: null,
  tensorflow: { state: 'loads', text: '2.21.0' }, electron: known('45.4.1'), python: known('python3'),
  modules: known(['nvidia', 'ext4']), cudaLibraries: known([{ name: 'libcudart.so.12', found: '/usr/lib/libcudart.so.12' }]),
  deviceFiles: [{ file: '/dev/nvidia0', usable: true }], secureBoot: known(false), moduleSigned: known(true), clockSource: known('tsc'),
  wslParts: { device: false, library: false }, suiteBytes: 2 ** 31, underLoad: known({ run: 'r', signs: [], watts: 300 }),
}
const gpu = calm.facts.gpus[0]!
const withFacts = (over: Partial<DoctorReadings['facts']>): Partial<DoctorReadings> => ({ facts: { ...calm.facts, ...over } })
const withGpu = (over: Partial<typeof gpu>) => withFacts({ gpus: [{ ...gpu, ...over }] })
const look = (id: string, over: Partial<DoctorReadings>) => doctorChecks.find((check) => check.id === id)!.look({ ...calm, ...over })
const unread = { ...gpu, driverVersion: no(), memoryTotalBytes: no() }

/** Every state of every check: what is read, how bad it is, whether there is anything to see, and what the words must name. */
const states: readonly (readonly [check: string, over: Partial<DoctorReadings>, severity: string, available: string, words: RegExp])[] = [
  ['data-folder', {}, 'ok', 'yes', /written/],
  ['data-folder', { dataFolderTrouble: 'EROFS' }, 'blocker', 'yes', /EROFS.*--user-data-dir/],
  ['gpu-driver', {}, 'ok', 'yes', /NVIDIA Example, driver 580.10/],
  ['gpu-driver', withFacts({ gpus: [], gpuProbe: fact('no-gpu') }), 'ok', 'no', /no GPU found/],
  ['gpu-driver', withFacts({ gpus: [], gpuProbe: no('not-installed', 'not-installed') }), 'ok', 'unknown', /no GPU driver/],
  ['gpu-driver', withFacts({ gpus: [unread], gpuProbe: no('not-installed', 'not-installed') }), 'warning', 'yes', /not installed.*Install the NVIDIA driver/],
  ['gpu-driver', withFacts({ gpus: [unread], gpuProbe: no('unreadable', 'version-mismatch') }), 'warning', 'yes', /version mismatch.*reboot/],
  ['gpu-driver', withFacts({ gpus: [unread], gpuProbe: no('unreadable', 'driver-not-loaded') }), 'warning', 'yes', /driver not loaded.*module/],
  ['gpu-driver', withFacts({ gpus: [unread], gpuProbe: no('unreadable', 'gpu-lost') }), 'warning', 'yes', /gpu lost.*power and cooling/],
  ['gpu-driver', withFacts({ gpus: [unread], gpuProbe: no('timed-out', 'unreadable') }), 'warning', 'yes', /does not answer.*hangs/],
  ['gpu-driver', withGpu({ driverVersion: { ...fact('580.10'), otherwise: [{ value: '575.1', source: '/proc/driver/nvidia/version' }] } as Fact<string> }), 'warning', 'yes', /580.10.*575.1.*reboot/],
  ['gpu-driver', withGpu({ vendor: fact('AMD'), driverVersion: no(), memoryTotalBytes: no() }), 'warning', 'yes', /no driver.*ROCm/],
  ['cuda-version', {}, 'ok', 'yes', /12\.8/],
  ['cuda-version', withGpu({ cudaVersion: fact('11.4') }), 'warning', 'yes', /11\.4.*12\.0.*525/],
  ['cuda-version', withGpu({ cudaVersion: no() }), 'ok', 'unknown', /does not say/],
  ['cuda-version', withFacts({ gpus: [] }), 'ok', 'no', /no NVIDIA/],
  ['cuda-libraries', {}, 'ok', 'yes', /libcudart.so.12/],
  ['cuda-libraries', { cudaLibraries: known([{ name: 'libcudart.so.12', found: '/x' }, { name: 'libcudnn.so.9', found: null }]) }, 'warning', 'yes', /missing: libcudnn.so.9.*cuDNN 9/],
  ['cuda-libraries', { cudaLibraries: unknown('unreadable') }, 'ok', 'unknown', /cannot be read/],
  ['cuda-libraries', withFacts({ gpus: [] }), 'ok', 'no', /no NVIDIA/],
  ['device-permission', {}, 'ok', 'yes', /nvidia0/],
  ['device-permission', { deviceFiles: [{ file: '/dev/kfd', usable: false }] }, 'warning', 'yes', /\/dev\/kfd.*render/],
  ['device-permission', { deviceFiles: [] }, 'ok', 'no', /no device file/],
  ['gpu-busy', {}, 'ok', 'yes', /no other program/],
  ['gpu-busy', withGpu({ otherProcesses: fact(2), computeMode: fact('Exclusive_Process') }), 'warning', 'yes', /2 other programs.*exclusive mode.*End them/],
  ['gpu-busy', withGpu({ computeMode: fact('Prohibited') }), 'warning', 'yes', /Prohibited.*-c DEFAULT/],
  ['gpu-busy', withGpu({ memoryFreeBytes: fact(2 ** 30) }), 'warning', 'yes', /only 1\.00 GiB free/],
  ['gpu-busy', withGpu({ otherProcesses: no() }), 'ok', 'unknown', /does not say/],
  ['gpu-busy', withFacts({ gpus: [] }), 'ok', 'no', /no GPU/],
  ['gpu-limits', {}, 'ok', 'yes', /no lowered limit/],
  ['gpu-limits', withGpu({ powerLimitWatts: fact(300) }), 'warning', 'yes', /300 W of 450 W.*-pl 450/],
  ['gpu-limits', withGpu({ temperatureC: fact(84) }), 'warning', 'yes', /84\.0 °C.*fans/],
  ['gpu-limits', withGpu({ clockHz: fact(2e9), pcieNow: fact({ generation: 4, width: 4 }), pcieMaximum: fact({ generation: 4, width: 16 }) }), 'warning', 'yes', /4 of 16 PCIe lanes/],
  ['gpu-limits', withGpu({ powerLimitWatts: no(), temperatureC: no() }), 'ok', 'unknown', /no power limit/],
  ['gpu-limits', withFacts({ gpus: [] }), 'ok', 'no', /no GPU/],
  ['governor', {}, 'ok', 'yes', /performance/],
  ['governor', withFacts({ cpu: { ...calm.facts.cpu, governor: fact('powersave') } }), 'warning', 'yes', /powersave.*cpupower/],
  ['governor', withFacts({ cpu: { ...calm.facts.cpu, governor: no() } }), 'ok', 'unknown', /not reported/],
  ['power-source', {}, 'ok', 'yes', /mains/],
  ['power-source', withFacts({ power: { source: fact('battery'), batteryPercent: fact(41), plan: no() } }), 'warning', 'yes', /battery at 41.*charger/],
  ['power-source', withFacts({ power: { source: fact('mains'), batteryPercent: no(), plan: fact('low-power') } }), 'warning', 'yes', /low-power/],
  ['power-source', withFacts({ power: undefined }), 'ok', 'unknown', /cannot be read/],
  ['disk-space', {}, 'ok', 'yes', /free/],
  ['disk-space', withFacts({ disks: [{ ...calm.facts.disks[0]!, freeBytes: fact(2 ** 29) }] }), 'warning', 'yes', /512 MiB free.*Free some/],
  ['disk-space', withFacts({ disks: [] }), 'ok', 'unknown', /unknown/],
  ['memory', {}, 'ok', 'yes', /hungriest/],
  ['memory', withFacts({ memory: { ...calm.facts.memory, limitBytes: fact(2 ** 30) } }), 'warning', 'yes', /1\.00 GiB free.*skipped/],
  ['memory', withFacts({ memory: { totalBytes: no(), availableBytes: no(), limitBytes: no() } }), 'ok', 'unknown', /unknown/],
  ['clock-source', {}, 'ok', 'yes', /tsc/],
  ['clock-source', { clockSource: known('hpet') }, 'warning', 'yes', /hpet.*TSC/],
  ['clock-source', { clockSource: unknown('not-applicable') }, 'ok', 'no', /one clock/],
  ['clock-source', { clockSource: unknown('unreadable') }, 'ok', 'unknown', /unreadable/],
  ['nouveau', {}, 'ok', 'yes', /not loaded/],
  ['nouveau', { modules: known(['nouveau']) }, 'warning', 'yes', /nouveau drives.*reboot/],
  ['nouveau', { modules: known(['nouveau']), ...withFacts({ gpus: [] }) }, 'ok', 'yes', /without an NVIDIA/],
  ['nouveau', { modules: unknown('not-applicable') }, 'ok', 'no', /not on this system/],
  ['nouveau', { modules: unknown('no-permission') }, 'ok', 'unknown', /no permission/],
  ['secure-boot', {}, 'ok', 'yes', /off/],
  ['secure-boot', { secureBoot: known(true) }, 'ok', 'yes', /module is loaded/],
  ['secure-boot', { secureBoot: known(true), modules: known([]), moduleSigned: known(false) }, 'warning', 'yes', /not signed.*mokutil/],
  ['secure-boot', { secureBoot: known(true), modules: known([]), moduleSigned: known(true) }, 'warning', 'yes', /not enrolled/],
  ['secure-boot', { secureBoot: unknown('not-applicable') }, 'ok', 'no', /UEFI/],
  ['secure-boot', { secureBoot: unknown('no-permission') }, 'ok', 'unknown', /no permission/],
  ['wsl', {}, 'ok', 'no', /not in WSL/],
  ['wsl', withFacts({ virtualization: { ...calm.facts.virtualization, wsl: fact(true) } }), 'warning', 'yes', /\/dev\/dxg.*wsl --update/],
  ['wsl', { ...withFacts({ virtualization: { ...calm.facts.virtualization, wsl: fact(true) } }), wslParts: { device: true, library: false } }, 'warning', 'yes', /driver in Windows/],
  ['wsl', { ...withFacts({ virtualization: { ...calm.facts.virtualization, wsl: fact(true) } }), wslParts: { device: true, library: true } }, 'ok', 'yes', /a way to the GPU/],
  ['container', {}, 'ok', 'no', /not in a container/],
  ['container', { ...withFacts({ virtualization: { ...calm.facts.virtualization, container: fact('docker') } }), deviceFiles: [] }, 'warning', 'yes', /--gpus all/],
  ['container', withFacts({ virtualization: { ...calm.facts.virtualization, container: fact('docker') }, cpu: { ...calm.facts.cpu, limitCores: fact(1.5) } }), 'ok', 'yes', /1\.5 cores/],
  ['virtualization', {}, 'ok', 'no', /none/],
  ['virtualization', withFacts({ virtualization: { ...calm.facts.virtualization, hypervisor: fact('kvm') } }), 'ok', 'yes', /neighbours/],
  ['under-load', {}, 'ok', 'yes', /no heat.*300 W/],
  ['under-load', { underLoad: known({ run: 'r', signs: ['GPU clock: 12 % below'], watts: null }) }, 'warning', 'yes', /GPU clock.*power supply/],
  ['under-load', { underLoad: unknown('not-asked') }, 'ok', 'no', /measure first/],
  ['under-load', { underLoad: unknown('not-reported') }, 'ok', 'unknown', /nothing of power/],
  ['tensorflow', {}, 'ok', 'yes', /2\.21/],
  ['tensorflow', { tensorflow: { state: 'missing', text: 'no folder' } }, 'warning', 'yes', /runtime install tensorflow/],
  ['tensorflow', { tensorflow: { state: 'fails', text: 'libcudnn is missing' } }, 'warning', 'yes', /libcudnn/],
  ['electron', {}, 'ok', 'yes', /45/],
  ['electron', { electron: unknown('not-installed') }, 'warning', 'yes', /command line does not/],
  ['python', {}, 'ok', 'yes', /python3/],
  ['python', { python: unknown('not-installed') }, 'warning', 'yes', /fetch runtimes/],
  ['node', {}, 'ok', 'yes', /v20/],
  ['node', { nodeVersion: 'v18.19.0' }, 'warning', 'yes', /20\.19/],
]

describe('the doctor', () => {
  it.each(states)('%s, state %#', (id, over, severity, available, words) => {
    const { sees, advice, ...found } = look(id, over)
    expect(found).toEqual({ severity, available })
    expect(`${sees} ${advice}`).toMatch(words)
    // What is amiss comes with what to do, and what is well without.
    expect(advice === '').toBe(severity === 'ok')
  })
  it('has a state above for every check, and both ends of each that can warn', () => {
    expect(new Set(states.map(([id]) => id))).toEqual(new Set(doctorChecks.map(({ id }) => id)))
  })
  it('says the worst in a sentence', () => {
    expect(diagnose(calm)).toMatchObject({ answer: 'This machine is ready to be measured.', blockers: 0, warnings: 0 })
    expect(diagnose({ ...calm, nodeVersion: 'v18.0.0' }).answer).toBe('This machine can be measured; 1 warning.')
    expect(diagnose({ ...calm, dataFolderTrouble: 'EACCES' })).toMatchObject({ blockers: 1, answer: '1 thing must be repaired before a run.' })
  })
})

describe('redaction', () => {
  const names = { host: 'falcon-7.example.org', user: 'maria', folders: ['/home/maria/.local/share/groundspeed', '/home/maria'] }
  it('takes out names, folders, identifiers and addresses', () => {
    const dirty = '{"a":"/home/maria/.local/share/groundspeed/x","b":"C:\\\\Users\\\\maria\\\\x","c":"GPU-11111111-2222-3333-4444-555555555555","serial number":"XYZ123456","d":"falcon-7","e":"Falcon-7.example.org","f":"00:1a:2b:3c:4d:5e","g":"maria@example.org"}'
    const clean = redact(dirty, names)
    for (const word of ['maria', 'falcon', 'XYZ123456', '11111111', '1a:2b', 'example.org', '/home']) expect(clean.toLowerCase()).not.toContain(word.toLowerCase())
  })
  it('whatever stands around them', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (before, after) => !/(?<![\w-])maria(?![\w-])/i.test(redact(`${before} maria ${after}`, names))))
  })
})
