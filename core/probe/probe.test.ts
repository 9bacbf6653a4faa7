import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCpuInfo } from './cpuinfo'
import { parseDf } from './df'
import { adapterOf } from './linux/drm'
import { parseDmiMemory } from './linux/dmidecode'
import { parseLspci } from './lspci'
import { parseCgroupLimit, parseMeminfo } from './meminfo'
import { cellNumber, nvidiaFields, nvidiaTrouble, parseNvidiaCsv } from './nvidia-smi'
import { parseOsRelease } from './os-release'
import { atWordLimit } from './windows'

describe('what the system prints', () => {
  it('/proc/cpuinfo of two sockets: cores are counted by package and core id', () => {
    const block = (processor: number, socket: number, core: number) => `processor\t: ${processor}\nmodel name\t: Example CPU @ 2.00GHz\nphysical id\t: ${socket}\ncore id\t\t: ${core}\nflags\t\t: fpu avx2 fma avx512f avx512_bf16 hypervisor\n`
    const info = parseCpuInfo([block(0, 0, 0), block(1, 0, 0), block(2, 1, 0), block(3, 1, 1)].join('\n'))
    expect(info).toEqual({ model: 'Example CPU @ 2.00GHz', logicalCores: 4, physicalCores: 3, sockets: 2, features: ['AVX512-BF16', 'AVX-512', 'AVX2', 'FMA'], hypervisor: true })
  })
  it('/proc/cpuinfo of an Arm board has no model name and no core ids: unknown, not zero', () => {
    const info = parseCpuInfo('processor\t: 0\nBogoMIPS\t: 108.00\nFeatures\t: fp asimd sve sve2 bf16\n\nprocessor\t: 1\nFeatures\t: fp asimd sve sve2 bf16\n')
    expect(info).toMatchObject({ model: null, logicalCores: 2, physicalCores: null, sockets: null, features: ['SVE2', 'SVE', 'BF16', 'NEON'] })
  })
  it('/proc/cpuinfo of Arm boards, LoongArch and POWER: the processor by its own name, never by the board\'s', () => {
    const models = ['processor\t: 0\nHardware\t: BCM2835\nModel\t: Example Pi\n', 'processor\t\t: 0\nModel Name\t\t: Example-3A\n', 'processor\t: 0\ncpu\t\t: POWER9, altivec supported\n'].map((text) => parseCpuInfo(text).model)
    expect(models).toEqual([null, 'Example-3A', 'POWER9, altivec supported'])
  })
  it('dmidecode: the chip of the firmware is no memory, a soldered module is', () => {
    const device = (size: string, type: string, locator: string) => `Memory Device\n\tSize: ${size}\n\tLocator: ${locator}\n\tType: ${type}\n\tSpeed: Unknown\n`
    expect(parseDmiMemory(['8192 kB', '4 GB', 'No Module Installed'].map((size, i) => device(size, ['Flash', 'LPDDR5', 'Unknown'][i]!, `Slot ${i}`)).join('\n'))).toEqual([{ bytes: 4 * 2 ** 30, kind: 'LPDDR5', transfersPerSecond: null, slot: 'Slot 1' }])
  })
  it('/proc/meminfo, cgroup limits and os-release', () => {
    expect(parseMeminfo('MemTotal:       24602464 kB\nMemFree: 1 kB\n', 'MemTotal')).toBe(24602464 * 1024)
    expect(parseMeminfo('garbage', 'MemAvailable')).toBeNull()
    expect([parseCgroupLimit('max\n'), parseCgroupLimit('9223372036854771712'), parseCgroupLimit('1073741824\n')]).toEqual([null, null, 1073741824])
    expect(parseOsRelease('NAME="Debian GNU/Linux"\nVERSION_ID="12"\n')).toEqual({ name: 'Debian GNU/Linux', version: '12' })
  })
  it('df with spaces in names', () => {
    const text = 'Filesystem     Type 1024-blocks     Used Available Capacity Mounted on\n//nas/my share cifs  1000 200 800 20% /mnt/my disk\n'
    expect(parseDf(text)).toEqual({ device: '//nas/my share', filesystem: 'cifs', totalBytes: 1024_000, freeBytes: 819_200, mount: '/mnt/my disk' })
  })
})

describe('nvidia-smi', () => {
  it('csv: what the driver does not say is unknown, never zero', () => {
    const [row] = parseNvidiaCsv('NVIDIA Example 9000, 24564, 812, 590.10, 8.9, 00000000:01:00.0, [N/A]\n', nvidiaFields.slice(0, 7))
    expect(row).toMatchObject({ name: 'NVIDIA Example 9000', 'memory.total': '24564', 'power.limit': null })
    expect([cellNumber('24564'), cellNumber(null), cellNumber('1e9'), cellNumber('')]).toEqual([24564, null, null, null])
  })
  it('complaints have names', () => {
    expect(nvidiaTrouble('Failed to initialize NVML: Driver/library version mismatch')).toBe('version-mismatch')
    expect(nvidiaTrouble("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.")).toBe('driver-not-loaded')
    expect(nvidiaTrouble('No devices were found')).toBe('no-devices')
    expect(nvidiaTrouble('GPU access blocked by the operating system')).toBe('blocked-in-wsl')
    expect(nvidiaTrouble('Unable to determine the device handle for GPU0: 0000:01:00.0: GPU is lost.')).toBe('gpu-lost')
    expect(nvidiaTrouble('all is well')).toBeNull()
  })
})

describe('lspci', () => {
  const read = (line: string) => parseLspci(line)[0]
  it('tells accelerators from consoles and integrated graphics', () => {
    expect(read('01:00.0 VGA compatible controller [0300]: NVIDIA Corporation GA102 [GeForce RTX 3090] [10de:2204] (rev a1)')).toEqual({ busId: '01:00.0', vendor: 'NVIDIA', name: 'GeForce RTX 3090', virtual: false, integrated: false })
    expect(read('02:00.0 VGA compatible controller [0300]: ASPEED Technology, Inc. ASPEED Graphics Family [1a03:2000] (rev 41)')).toMatchObject({ virtual: true })
    expect(read('00:02.0 VGA compatible controller [0300]: Intel Corporation UHD Graphics 770 [8086:4680]')).toMatchObject({ vendor: 'Intel', integrated: true })
    expect(read('03:00.0 VGA compatible controller [0300]: Intel Corporation DG2 [Arc A770] [8086:56a0]')).toMatchObject({ vendor: 'Intel', integrated: false })
    expect(read('05:00.0 Processing accelerators [1200]: Advanced Micro Devices, Inc. [AMD/ATI] Aqua Vanjaram [Instinct MI300X] [1002:74a1]')).toEqual({ busId: '05:00.0', vendor: 'AMD', name: 'Instinct MI300X', virtual: false, integrated: false })
    expect(read('06:00.0 Processing accelerators [1200]: Xilinx Corporation Device [10ee:5000]')).toBeUndefined()
    expect(read('07:00.0 VGA compatible controller [0300]: Intel Corporation Device [8086:e20b]')).toMatchObject({ integrated: false })
    expect(read('00:01.0 VGA compatible controller [0300]: Advanced Micro Devices, Inc. [AMD/ATI] Trinity [Radeon HD 7660D] [1002:9901]')).toMatchObject({ vendor: 'AMD', integrated: true })
    expect(read('00:1f.2 SATA controller [0106]: Intel Corporation X [8086:0001]')).toBeUndefined()
  })
})

it('a card without a screen is a GPU by its class and vendor, where no list names it', () => {
  const device = { busId: '0000:05:00.0', class: '0x120000\n', vendor: '0x1002\n', device: '0x74a1\n' }
  expect(adapterOf(device)).toMatchObject({ vendor: 'AMD', name: 'AMD adapter 1002:74a1', integrated: false })
  expect(adapterOf({ ...device, vendor: '0x10ee\n' })).toBeNull()
})

it('AdapterRAM at the limit of 32 bits or of 31 says nothing', () => {
  expect([4293918720, 4294967295, 2147479552, 2147483648, 1073741824].map(atWordLimit)).toEqual([true, true, true, false, false])
})

it('no parser throws, whatever the bytes', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      for (const parse of [parseCpuInfo, parseDf, parseLspci, parseOsRelease, parseCgroupLimit, nvidiaTrouble, (t: string) => parseMeminfo(t, 'MemTotal'), (t: string) => parseNvidiaCsv(t, nvidiaFields)]) parse(text)
    }),
  )
})
