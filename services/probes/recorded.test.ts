import { describe, expect, it } from 'vitest'
import { accelerators, describeMachine } from '../../core/machine/describe'
import { machineFacts } from '../../core/machine/facts'
import { machineRows } from '../../core/machine/rows'
import { recordedHost } from './testing/recorded-host'
import { probeMachine } from '.'

const probe = (host: ReturnType<typeof recordedHost>) => probeMachine({ env: {}, dataDir: host.platform === 'win32' ? 'C:\\data' : '/nowhere', signal: new AbortController().signal, at: new Date('2026-11-25'), host, plain: true })
const lines = (values: Record<string, string>) => Object.entries(values).map(([key, value]) => `${key}: ${value}`).join('\n')

describe('Linux', () => {
  const cpuinfo = [0, 1, 2, 3].map((i) => `processor\t: ${i}\nmodel name\t: AMD EPYC 7313 16-Core Processor\nphysical id\t: 0\ncore id\t\t: ${i >> 1}\ncpu cores\t: 2\nflags\t\t: fpu avx2 fma\n`).join('\n')
  const files = {
    '/etc/os-release': 'NAME="Debian GNU/Linux"\nVERSION_ID="12"\n',
    '/proc/cpuinfo': cpuinfo,
    '/proc/meminfo': 'MemTotal: 16777216 kB\nMemAvailable: 8388608 kB\n',
    '/proc/version': 'Linux version 6.1.0 (x@y)',
    '/proc/self/cgroup': '0::/user.slice/job.scope\n',
    '/sys/fs/cgroup/user.slice/job.scope/cpu.max': '150000 100000\n',
    '/sys/fs/cgroup/user.slice/cpu.max': 'max 100000\n',
    '/sys/fs/cgroup/user.slice/memory.max': '4294967296\n',
    ...Object.fromEntries([0, 1, 2, 3].flatMap((i) => [['level', '3'], ['type', 'Unified'], ['size', '32768K'], ['shared_cpu_list', i < 2 ? '0-1' : '2-3']].map(([file, text]) => [`/sys/devices/system/cpu/cpu${i}/cache/index3/${file}`, text!]))),
    '/sys/devices/system/cpu/cpufreq/boost': '1\n',
    '/sys/devices/system/node/node0/x': '',
    '/sys/class/hwmon/hwmon0/name': 'k10temp\n',
    '/sys/class/power_supply/AC/type': 'Mains\n',
    '/sys/class/power_supply/AC/online': '1\n',
    '/sys/bus/pci/devices/0000:03:00.0/class': '0x030000\n',
    '/sys/bus/pci/devices/0000:03:00.0/vendor': '0x1002\n',
    '/sys/bus/pci/devices/0000:03:00.0/device': '0x744c\n',
    '/sys/bus/pci/devices/0000:03:00.0/mem_info_vram_total': '25753026560\n',
    '/sys/bus/pci/devices/0000:03:00.0/current_link_speed': '16.0 GT/s PCIe\n',
    '/sys/bus/pci/devices/0000:03:00.0/current_link_width': '16\n',
  }
  it('reads every part, the tightest limit of the groups above, and a second source where there is one', async () => {
    const facts = await probe(recordedHost({ platform: 'linux', files, threads: 2, tools: { 'systemd-detect-virt': 'none\n', 'dmidecode': 'Memory Device\n\tSize: 16 GB\n\tLocator: P0 CHANNEL A\n\tType: DDR4\n\tSpeed: 3200 MT/s\n\nMemory Device\n\tSize: 16 GB\n\tLocator: P0 CHANNEL B\n\tType: DDR4\n\tConfigured Memory Speed: 2933 MT/s\n', 'df -PkT': 'Filesystem Type 1024-blocks Used Available Capacity Mounted on\n/dev/nvme0n1p2 ext4 1000 1 999 1% /\n', 'df -PklT': 'Filesystem Type 1024-blocks Used Available Capacity Mounted on\n/dev/nvme0n1p2 ext4 1000 1 999 1% /\n/dev/sdb1 xfs 5000 1 4999 1% /data\ntmpfs tmpfs 5 1 4 1% /run\n' } }))
    expect(facts.cpu).toMatchObject({ logicalCores: { value: 4, otherwise: [{ value: '2', source: 'the system through Node' }] }, lastLevelCacheBytes: { value: 64 * 2 ** 20 }, limitCores: { value: 1.5, source: '/sys/fs/cgroup/…/cpu.max' }, boost: { value: true }, numaNodes: { value: 1 }, smt: { value: true } })
    expect(facts.memory).toMatchObject({ limitBytes: { value: 2 ** 32 }, channels: { value: 2 }, transfersPerSecond: { value: 2933e6 } })
    expect(facts.disks.map(({ name, kind }) => [name.known && name.value, kind.known && kind.value])).toEqual([['/dev/nvme0n1p2', 'nvme'], ['/dev/sdb1', false]])
    expect(facts.gpus).toMatchObject([{ vendor: { value: 'AMD' }, memoryTotalBytes: { value: 25753026560 }, pcieNow: { value: { generation: 4, width: 16 } }, driverVersion: { known: false } }])
    expect(facts).toMatchObject({ power: { source: { value: 'mains' } }, sensors: { value: ['k10temp'] }, network: { proxy: { value: false } } })
    expect(machineRows(facts).find(({ id }) => id === 'cpu.logicalCores')).toMatchObject({ value: '4', otherwise: 'the system through Node says 2' })
  })
  it('without /sys and without any tool says what it does not know, and never 0', async () => {
    const facts = await probe(recordedHost({ platform: 'linux', files: { '/proc/cpuinfo': cpuinfo } }))
    expect(facts.gpuProbe).toMatchObject({ known: false, because: 'not-installed' })
    expect(facts.memory.totalBytes).toMatchObject({ known: true, source: 'the system through Node' })
    for (const fact of [facts.cpu.governor, facts.cpu.lastLevelCacheBytes, facts.cpu.caches, facts.sensors, facts.power?.source, facts.memory.modules]) expect(fact).toMatchObject({ known: false })
    expect(describeMachine(facts)).toBe('2-core AMD EPYC 7313 16-Core, 16.0 GiB, no GPU found')
    for (const { value } of machineRows(facts)) expect(value).not.toMatch(/NaN|undefined|Infinity/)
  })
})

describe('Windows', () => {
  const cim = { os: [{ Caption: 'Microsoft Windows 11 Pro', Version: '10.0.26100', TotalVisibleMemorySize: 33384672, FreePhysicalMemory: 20000000 }], system: { Manufacturer: 'Example', Model: 'Desk 1', HypervisorPresent: true }, cpu: { Name: 'AMD Ryzen 9 7950X 16-Core Processor            ', NumberOfCores: 16, NumberOfLogicalProcessors: 32, MaxClockSpeed: 4501, L3CacheSize: 65536 }, gpu: [{ Name: 'AMD Radeon RX 7900 XTX', AdapterRAM: 4293918720, DriverVersion: '32.0.12033.1030' }, { Name: 'AMD Radeon(TM) Graphics', AdapterRAM: 536870912, DriverVersion: '32.0.12033.1030' }, { Name: 'Parsec Virtual Display Adapter', AdapterRAM: null, DriverVersion: '2.0.0.1' }], memory: [{ Capacity: 17179869184, ConfiguredClockSpeed: 6000, SMBIOSMemoryType: 34, DeviceLocator: 'DIMM 0' }], disk: { FriendlyName: 'Example SSD', MediaType: 'SSD', BusType: 'NVMe', Size: 2000398934016 }, volume: [{ DeviceID: 'D:', FileSystem: 'NTFS', Size: 100, FreeSpace: 50 }, { DeviceID: 'C:', FileSystem: 'NTFS', Size: 2000, FreeSpace: 900 }], battery: [] }
  const registry = '\r\nHKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Class\\{4d36e968-e325-11ce-bfc1-08002be10318}\\0000\r\n    DriverDesc    REG_SZ    AMD Radeon RX 7900 XTX\r\n    DriverVersion    REG_SZ    32.0.12033.1030\r\n    HardwareInformation.qwMemorySize    REG_QWORD    0x5ff000000\r\n\r\nHKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Class\\{4d36e968-e325-11ce-bfc1-08002be10318}\\Properties\r\n'
  it('takes memory of more than 4 GiB from the registry, and counts one accelerator of three adapters', async () => {
    const facts = await probe(recordedHost({ platform: 'win32', threads: 32, tools: { powershell: JSON.stringify(cim), 'reg query HKLM': registry, 'powercfg': 'Power Scheme GUID: 8c5e7fda-e8bf-4a96-9a85-a6e23a8c635c  (High performance)\r\n', 'reg query HKCU': 'ProxyEnable    REG_DWORD    0x0' } }))
    expect(facts.gpus[0]).toMatchObject({ memoryTotalBytes: { value: 0x5ff000000, source: 'the registry, HardwareInformation.qwMemorySize' }, vendor: { value: 'AMD' }, catalog: { known: true } })
    expect(accelerators(facts)).toHaveLength(1)
    expect(facts).toMatchObject({ gpuProbe: { value: 'no-gpu' }, cpu: { model: { value: 'AMD Ryzen 9 7950X 16-Core Processor' }, physicalCores: { value: 16 } }, memory: { modules: { value: [{ kind: 'DDR5', transfersPerSecond: 6e9 }] } }, power: { source: { value: 'mains' }, plan: { value: 'High performance' } }, network: { proxy: { value: false } } })
    expect(facts.disks[0]).toMatchObject({ name: { value: 'C:' }, kind: { value: 'nvme' } })
  })
  it('without PowerShell has reasons, not guesses', async () => {
    const facts = await probe(recordedHost({ platform: 'win32', tools: { powershell: { state: 'timed-out', stdout: '', stderr: '' } } }))
    expect(facts.os.name).toMatchObject({ known: false, because: 'timed-out' })
    expect(facts.gpus).toEqual([])
  })
})

describe('macOS', () => {
  const profile = { SPDisplaysDataType: [{ _name: 'kHW_AppleM3MaxItem', sppci_bus: 'spdisplays_builtin', sppci_model: 'Apple M3 Max', sppci_cores: '40' }], SPMemoryDataType: [{ dimm_type: 'LPDDR5', SPMemoryDataType: '64 GB' }], SPStorageDataType: [{ _name: 'Macintosh HD', bsd_name: 'disk3s1s1', file_system: 'APFS', free_space_in_bytes: 500e9, size_in_bytes: 994e9, mount_point: '/', physical_drive: { device_name: 'APPLE SSD', medium_type: 'ssd', protocol: 'Apple Fabric' } }] }
  const sysctl = lines({ 'hw.physicalcpu': '16', 'hw.logicalcpu': '16', 'hw.packages': '1', 'machdep.cpu.brand_string': 'Apple M3 Max', 'hw.perflevel0.l2cachesize': '16777216', 'hw.optional.neon': '1', 'hw.optional.arm.FEAT_BF16': '1', 'kern.hv_vmm_present': '0' })
  it('an Apple chip computes in the memory of the processor: unified, an accelerator, no memory of its own', async () => {
    const facts = await probe(recordedHost({ platform: 'darwin', threads: 16, tools: { 'system_profiler -json': JSON.stringify(profile), 'sysctl hw ': sysctl, 'sysctl hw.memsize': 'hw.memsize: 17179869184\n', sw_vers: 'ProductName:\t\tmacOS\nProductVersion:\t\t15.5\n', 'pmset -g batt': "Now drawing from 'Battery Power'\n -InternalBattery-0 (id=1)\t81%; discharging; 3:10 remaining\n", fdesetup: 'FileVault is On.\n', scutil: '<dictionary> {\n  HTTPEnable : 0\n}\n' } }))
    expect(facts.gpus).toMatchObject([{ vendor: { value: 'Apple' }, memoryKind: { value: 'unified' }, memoryTotalBytes: { known: false, because: 'not-applicable' }, integrated: false }])
    expect(accelerators(facts)).toHaveLength(1)
    expect(facts).toMatchObject({ os: { version: { value: '15.5' } }, cpu: { features: { value: ['BF16', 'NEON'] } }, power: { source: { value: 'battery' }, batteryPercent: { value: 81 } }, virtualization: { hypervisor: { value: 'none' } } })
    expect(facts.disks).toMatchObject([{ kind: { value: 'nvme' }, encrypted: { value: true }, freeBytes: { value: 500e9 } }])
  })
})

it('facts of an older run file still read, what was not asked then is unknown', async () => {
  const facts = await probe(recordedHost({ platform: 'linux' }))
  const old = JSON.parse(JSON.stringify(facts)) as Record<string, Record<string, unknown>>
  for (const key of ['power', 'sensors', 'network']) delete old[key]
  for (const key of ['smt', 'caches', 'boost', 'numaNodes', 'limitCores', 'catalog']) delete old['cpu']![key]
  const rows = machineRows(machineFacts.parse(old))
  expect(rows.find(({ id }) => id === 'cpu.boost')).toMatchObject({ known: false, value: 'unknown (not asked)' })
})
