import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../statistics/random'
import { leading, mebibytes } from './probed'
import { readToolText } from './probe-text'

const folder = path.resolve(__dirname, '../../../fixtures/hardware')
interface Sample {
  readonly file: string
  readonly tool: string
  readonly expected: { gpus?: Record<string, string>[]; lines?: number; mig?: number; names?: string[]; memory_total?: string[]; memory?: string[]; cards?: Record<string, Record<string, string>>; display_lines?: string[]; model?: string | string[] | null; logical_cpus?: number; cpus?: string[] }
}
const { samples } = JSON.parse(fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as { samples: Sample[] }
const textOf = ({ file }: Pick<Sample, 'file'>) => fs.readFileSync(path.join(folder, file), 'utf8')
const read = (tool: string, text: string) => readToolText(tool, text)!
const gpus = (tool: string, text: string) => read(tool, text).gpus
const number = (text: string | undefined): number | null => leading(text)

describe('what real machines print is read as their drivers have it', () => {
  it.each(samples.map((sample) => [sample.file, sample] as const))('%s', (_file, sample) => {
    const answer = read(sample.tool, textOf(sample))
    const { expected } = sample
    expect(answer.status).toBe('ok')
    expected.gpus?.forEach((wanted, i) => {
      const gpu = answer.gpus[i]!
      expect(wanted['name']!.startsWith(gpu.name!)).toBe(true)
      expect(gpu.nameTruncated).toBe(gpu.name !== wanted['name'])
      expect([gpu.driverVersion, gpu.busId, gpu.performanceState]).toEqual([wanted['driver_version'], wanted['pci.bus_id'], wanted['pstate']])
      expect([gpu.memoryTotalMiB, gpu.memoryUsedMiB, gpu.powerLimitWatts]).toEqual([number(wanted['memory.total']), number(wanted['memory.used']), number(wanted['power.limit'])])
      expect(gpu.utilizationPercent).toBe(number(wanted['utilization.gpu']))
      expect([null, wanted['compute_cap']]).toContain(gpu.computeCapability)
    })
    if (expected.lines !== undefined) expect([answer.gpus.length, answer.gpus.flatMap(({ migDevices }) => migDevices).length]).toEqual([expected.lines, expected.mig])
    if (expected.names) expect([...new Set(answer.gpus.map(({ name }) => name))]).toEqual([...new Set(expected.names)])
    const memory = expected.memory_total ?? expected.memory
    if (memory) for (const gpu of answer.gpus) expect(memory.map(number)).toContain(gpu.memoryTotalMiB)
    if (expected.cards) expect(answer.gpus.map(({ memoryTotalMiB }) => memoryTotalMiB)).toEqual(Object.values(expected.cards).map((card) => Number(card['VRAM Total Memory (B)']) / 2 ** 20))
    if (expected.display_lines) expect(answer.gpus.map(({ busId }) => busId)).toEqual(expected.display_lines.map((line) => line.split(' ')[0]))
    if (expected.model !== undefined) expect(answer.cpu?.name ?? null).toBe(Array.isArray(expected.model) ? expected.model.join(' + ') : expected.model)
    if (expected.logical_cpus ?? expected.cpus) expect(answer.cpu!.threads).toBe(expected.logical_cpus ?? Number(expected.cpus![0]))
  })
})

describe('a tool that cannot say', () => {
  it.each([
    ['nvidia-smi', 'bash: nvidia-smi: command not found', 'not-installed'],
    ['nvidia-smi', "'nvidia-smi' is not recognized as an internal or external command,\r\noperable program or batch file.", 'not-installed'],
    ['nvidia-smi', "nvidia-smi : The term 'nvidia-smi' is not recognized as the name of a cmdlet, function", 'not-installed'],
    ['nvidia-smi', "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that the latest NVIDIA driver is installed and running.", 'driver-not-loaded'],
    ['nvidia-smi', 'Failed to initialize NVML: Driver/library version mismatch\nNVML library version: 535.1', 'version-mismatch'],
    ['nvidia-smi -L', 'No devices were found', 'no-devices'],
    ['nvidia-smi', 'Unable to determine the device handle for GPU 0000:0B:00.0: GPU is lost.  Reboot the system to recover this GPU', 'gpu-lost'],
    ['nvidia-smi', 'Failed to initialize NVML: Insufficient Permissions', 'no-permission'],
    ['nvidia-smi', 'Failed to initialize NVML: GPU access blocked by the operating system', 'blocked-in-wsl'],
    ['nvidia-smi', 'something else altogether', 'unreadable'],
    ['nvidia-smi', '', 'unreadable'],
    ['rocm-smi', 'sh: 1: rocm-smi: not found', 'not-installed'],
    ['lspci', '-bash: lspci: command not found', 'not-installed'],
  ])('%s: %s', (tool, text, cause) => expect(read(tool, text)).toEqual({ status: 'error', cause, gpus: [], cpu: null }))
  it('is no tool of ours', () => expect(readToolText('top', 'x')).toBeNull())
})

describe('tools of other systems, in values made up for this test', () => {
  it('wmic: 32 bits say nothing of a card with four gibibytes and more, and a remote screen is virtual', () => {
    const table = 'AdapterRAM  DriverVersion  Name                     \r\r\n4293918720  31.0.15.3598   NVIDIA GeForce RTX 3080  \r\r\n            10.0.19041.1   Microsoft Remote Display Adapter\r\r\n1073741824  27.20.100.1    Intel(R) UHD Graphics 630\r\r\n'
    expect(gpus('wmic path win32_VideoController get AdapterRAM,DriverVersion,Name', table)).toMatchObject([
      { name: 'NVIDIA GeForce RTX 3080', memoryTotalMiB: null, driverVersion: '31.0.15.3598', integrated: false, virtual: false },
      { name: 'Microsoft Remote Display Adapter', memoryTotalMiB: null, virtual: true },
      { name: 'Intel(R) UHD Graphics 630', memoryTotalMiB: 1024, integrated: true },
    ])
    expect(gpus('wmic path win32_VideoController get /format:list', '\r\nAdapterRAM=2147483648\r\nName=NVIDIA Quadro P620\r\n')).toMatchObject([{ name: 'NVIDIA Quadro P620', memoryTotalMiB: 2048 }])
  })
  it('system_profiler: shared memory belongs to no GPU, a card has its own', () => {
    const text = 'Graphics/Displays:\n\n    Intel UHD Graphics 630:\n\n      Chipset Model: Intel UHD Graphics 630\n      Type: GPU\n      Bus: Built-In\n      VRAM (Dynamic, Max): 1536 MB\n\n    AMD Radeon Pro 5300M:\n\n      Chipset Model: AMD Radeon Pro 5300M\n      Bus: PCIe\n      VRAM (Total): 4 GB\n'
    expect(gpus('system_profiler SPDisplaysDataType', text)).toMatchObject([{ name: 'Intel UHD Graphics 630', memoryTotalMiB: null, integrated: true }, { name: 'AMD Radeon Pro 5300M', memoryTotalMiB: 4096, integrated: false }])
    expect(gpus('system_profiler SPDisplaysDataType -json', '{"SPDisplaysDataType":[{"_name":"Apple M2 Max","sppci_model":"Apple M2 Max","sppci_cores":"38","sppci_bus":"spdisplays_builtin"}]}')).toMatchObject([{ name: 'Apple M2 Max', memoryTotalMiB: null, integrated: true }])
    expect(read('system_profiler SPHardwareDataType', 'Hardware:\n\n    Hardware Overview:\n\n      Chip: Apple M2 Max\n      Total Number of Cores: 12 (8 performance and 4 efficiency)\n      Memory: 64 GB\n').cpu).toMatchObject({ name: 'Apple M2 Max', cores: 12, vendor: 'Apple' })
  })
  it('systeminformation and fastfetch: numbers in MiB and bytes, what is missing stays unknown', () => {
    expect(gpus('systeminformation.graphics()', JSON.stringify({ controllers: [{ vendor: 'NVIDIA', model: 'GeForce GTX 1080', vram: 8192, vramDynamic: false, memoryTotal: 8192, memoryUsed: 300, powerDraw: 41.5, temperatureGpu: 39 }, { vendor: 'Intel', model: 'UHD Graphics 630', vram: 1536, vramDynamic: true }], displays: [] }))).toMatchObject([
      { name: 'GeForce GTX 1080', memoryTotalMiB: 8192, powerDrawWatts: 41.5 },
      { name: 'UHD Graphics 630', memoryTotalMiB: null, integrated: true },
    ])
    expect(gpus('fastfetch --format json', JSON.stringify([{ type: 'GPU', result: [{ vendor: 'AMD', name: 'Radeon RX 7800 XT', type: 'Discrete', driver: 'amdgpu', memory: { dedicated: { total: 17163091968, used: null } }, temperature: null }] }]))).toMatchObject([{ name: 'AMD Radeon RX 7800 XT', memoryTotalMiB: 16368, memoryUsedMiB: null, temperatureC: null, integrated: false }])
  })
  it('fields in any order, without header and units, with what a driver will not say', () => {
    expect(gpus('nvidia-smi --query-gpu=memory.total,name,power.draw --format=csv,noheader,nounits', '24564, NVIDIA GeForce RTX 4090, [N/A]\n')).toMatchObject([{ name: 'NVIDIA GeForce RTX 4090', memoryTotalMiB: 24564, powerDrawWatts: null }])
  })
})

it('a file of Windows in two bytes a character, read as one, loses its mark', () => {
  const twoBytes = ['ÿþ', '\uFFFD\uFFFD', '\uFEFF'].map((mark) => mark + [...'Name  \r\nNVIDIA T400  \r\n'].join('\0') + '\0')
  for (const text of twoBytes) expect(gpus('wmic path win32_VideoController get name', text)).toMatchObject([{ name: 'NVIDIA T400' }])
})

it('an object of Node\'s that ends before its first card is no list without cards', () => {
  expect(read('systeminformation.graphics()', '{\n  controllers: [\n    {\n      vendor: \'NVIDIA\',')).toMatchObject({ status: 'error', cause: 'unreadable' })
  expect(read('systeminformation.graphics()', '{\n  controllers: [],\n  displays: []\n}')).toMatchObject({ status: 'ok', gpus: [] })
})

describe('processors', () => {
  const cpu = (tool: string, text: string) => read(tool, text).cpu
  it('kinds of core that differ in their sockets say nothing of how many there are', () => {
    const block = (name: string, cores: number, sockets: number) => `  Model name:          ${name}\n    Thread(s) per core: 1\n    Core(s) per socket: ${cores}\n    Socket(s):          ${sockets}\n`
    expect(cpu('lscpu', `CPU(s):                10\nVendor ID:             Apple\n${block('Small', 2, 1)}${block('Large', 4, 2)}`)).toMatchObject({ name: 'Small + Large', cores: 10, sockets: null, threads: 10 })
    expect(cpu('lscpu', `CPU(s):                20\nVendor ID:             ARM\n${block('Large', 10, 1)}${block('Small', 10, 1)}`)).toMatchObject({ cores: 20, sockets: 1 })
  })
  it('a part of a mainframe is told the counts of the whole, and has not those', () => {
    expect(cpu('lscpu', 'CPU(s):               20\nVendor ID:            IBM/S390\nCore(s) per socket:   4\nSocket(s) per book:   6\nBook(s):              4\n')).toMatchObject({ cores: null, sockets: null, threads: 20 })
  })
  it('a translation whose label for the threads has no colon', () => {
    expect(cpu('lscpu', 'CPU(-a)              16\nIme modela:          Example\nJezgra po podnožju:  8\nCPU podnožja:        1\n')).toMatchObject({ name: 'Example', cores: 8, threads: 16 })
  })
  it('cores that do not make up the threads they have one of each are a mean, and not told', () => {
    const uneven = 'CPU(s):                11\nThread(s) per core:    1\nCore(s) per socket:    3\nSocket(s):             3\n'
    expect([cpu('lscpu', uneven)!.cores, cpu('lscpu', uneven.replace('core:    1', 'core:    2'))!.cores]).toEqual([null, 9])
  })
  it('the label of the sockets before util-linux 2.20, and names alone', () => {
    expect(cpu('lscpu', 'CPU(s):                8\nCore(s) per socket:    4\nCPU socket(s):         2\n')).toMatchObject({ cores: 8, sockets: 2 })
    expect(cpu('cat /proc/cpuinfo | grep "model name"', 'model name\t: Example CPU\nmodel name\t: Example CPU\n')).toMatchObject({ name: 'Example CPU', threads: null })
  })
})

describe('any bytes', () => {
  const sound = (tool: string, text: string) => {
    const answer = read(tool, text)
    for (const gpu of answer.gpus) for (const [name, value] of Object.entries(gpu)) if (typeof value === 'number') expect(Number.isFinite(value), `${tool} ${name}`).toBe(true)
  }
  it('cut at any length, with lines lost or letters changed, are read or refused, never worse', () => {
    const random = seededRandom(8)
    for (const sample of samples) {
      const text = textOf(sample).slice(0, 60_000)
      for (let i = 0; i < 12; i++) {
        const lines = text.slice(0, Math.floor(random() * text.length)).split('\n').filter(() => random() > 0.1)
        sound(sample.tool, lines.join('\n').replace(/[0-9]/g, (digit) => (random() < 0.02 ? String.fromCharCode(32 + Math.floor(random() * 200)) : digit)))
      }
    }
  })
  it('made of noise, nested deep or long without a break, end soon', () => {
    const noise = Array.from({ length: 20_000 }, (_, i) => String.fromCharCode((i * 7919) % 256)).join('')
    for (const tool of new Set(samples.map((sample) => sample.tool))) for (const text of [noise, '['.repeat(100_000), '|'.repeat(100_000), ' '.repeat(100_000), 'GPU 0: '.repeat(20_000), '<gpu id="'.repeat(20_000)]) sound(tool, text)
  })
  it('with units as drivers write them', () => {
    expect([mebibytes('24576 MiB'), mebibytes('8 GB'), mebibytes('[N/A]'), mebibytes('1,50 GiB'), mebibytes('34342961152', 1 / 2 ** 20), leading('39,32 W'), leading('[Not Supported]'), leading('')]).toEqual([24576, 8192, null, 1536, 32752, 39.32, null, null])
  })
})

it('a name that ends in dots is the beginning of one, whichever tool wrote it', () => {
  expect(gpus('nvidia-smi --query-gpu=name,memory.total --format=csv,noheader', 'NVIDIA RTX 6000 Ada Gene..., 49140 MiB\n')).toMatchObject([{ name: 'NVIDIA RTX 6000 Ada Gene', nameTruncated: true, memoryTotalMiB: 49140 }])
  expect(gpus('wmic path win32_VideoController get name', 'Name\nNVIDIA GeForce RTX 40…\n')).toMatchObject([{ name: 'NVIDIA GeForce RTX 40', nameTruncated: true }])
})
