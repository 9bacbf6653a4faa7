import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reading } from '../../../core/gates/reading'
import { type Files } from '../files'
import { type Reader } from '../reader'
import { parseUptime, readClocks } from './clock'
import { busiest } from './cpu-clock'
import { parseProcessors, parseStat } from './cpu-times'
import { freeShare } from './disk-space'
import { parseDiskstats } from './disks'
import { readers } from './list'
import { parseSwapIn } from './memory'
import { refusedField } from '../../../core/probe/nvidia-smi'
import { chosenBy, gpuFields, parseGpuLine, visibleGpus } from './nvidia-line'
import { familyOf, parseProcess, parseReadBytes } from './ours'
import { onBatteryOf } from './power-supply'
import { parsePressure } from './pressure'
import { parseCelsius } from './temperature'
import { parseSwitches } from './worker'

/** A machine of files. */
const machine = (files: Record<string, string>): Files => ({
  text: (file) => (files[file] === undefined ? { because: 'not-reported' } : files[file] === 'EACCES' ? { because: 'no-permission' } : { text: files[file] }),
  list: (folder) => [...new Set(Object.keys(files).filter((file) => file.startsWith(`${folder}/`)).map((file) => file.slice(folder.length + 1).split('/')[0]!))],
})
const read = (part: string, files: Record<string, string>, worker: number | null = null) => readers().find((each) => each.part === part)!.read({ files: machine(files), owner: 10, worker, now: () => 0 })
const process = (parent: number, ticks: number, flags = 4194304) => `7 (a (strange) name) S ${parent} 7 7 0 -1 ${flags} 103 0 5 0 ${ticks} 1 2 3 20 0 1 0 241 31334 395`

describe('what Linux writes', () => {
  it('/proc/stat: busy is user, nice and system; interrupts and waiting are in the total alone', () => {
    const text = 'cpu  100 20 30 1000 40 5 6 7 0 0\ncpu0 60 0 0 500 0 0 0 0 0 0\ncpu1 40 20 30 500 40 5 6 7 0 0\nintr 8540315 0\n'
    expect(parseStat(text)).toEqual({ busyTicks: 150, stealTicks: 7, totalTicks: 1208 })
    expect(parseProcessors(text).get(0)).toEqual({ busyTicks: 60, stealTicks: 0, totalTicks: 560 })
  })
  it('/proc/PID/stat: a name with brackets, the children that ended, and threads of the kernel', () => {
    expect(parseProcess(process(3, 40))).toEqual({ parent: 3, ticks: 46, kernel: false, majorFaults: 5 })
    expect(parseProcess(process(2, 1, 2129984))).toMatchObject({ kernel: true })
    expect(parseProcess('7 (cut off')).toBeNull()
  })
  it('a family is its heads and all below them, and a circle of parents ends', () => {
    const parents: Record<number, number> = { 10: 1, 11: 10, 12: 11, 13: 1, 20: 21, 21: 20 }
    const processes = new Map(Object.entries(parents).map(([pid, parent]) => [Number(pid), { parent, ticks: 1, kernel: false, majorFaults: 0 }]))
    expect([...familyOf(processes, [10])].sort()).toEqual([10, 11, 12])
    expect([...familyOf(processes, [20, 99])].sort()).toEqual([20, 21])
  })
  it('our share: the owner, the worker, their children and the kernel, but no stranger', () => {
    const files = { '/proc/10/stat': process(1, 100), '/proc/10/io': 'rchar: 1\nread_bytes: 4096\n', '/proc/11/stat': process(10, 50), '/proc/12/stat': process(1, 1000), '/proc/3/stat': process(2, 7, 0x200000), '/proc/self/stat': process(1, 5) }
    expect(read('ours', files)).toEqual({ known: true, value: { ticks: 106 + 56 + 13, readBytes: 4096 } })
    // A worker that is gone: what it did would be taken for somebody else's.
    expect(read('ours', files, 99)).toMatchObject({ known: false })
    expect(read('ours', { ...files, '/proc/10/io': 'EACCES' })).toMatchObject({ value: { readBytes: null } })
  })
  it('interruptions are those of all threads of the worker', () => {
    const status = (count: number) => `Name:\tnode\nvoluntary_ctxt_switches:\t99\nnonvoluntary_ctxt_switches:\t${count}\n`
    expect(read('switches', { '/proc/7/task/7/status': status(3), '/proc/7/task/8/status': status(4) }, 7)).toEqual({ known: true, value: 7 })
    expect(read('switches', {}, null)).toEqual({ known: false, because: 'not-applicable' })
  })
  it('pressure, swap, uptime and temperature', () => {
    expect(parsePressure('some avg10=11.13 avg60=14.85 avg300=12.43 total=1447622421\nfull avg10=0.00 total=0\n')).toBeCloseTo(1447.622421)
    expect(parseSwapIn('nr_free 1\npswpin 12\npswpout 3\n')).toBe(12)
    expect(parseUptime('24120.86 39839.78\n')).toBe(24120.86)
    expect([parseCelsius('45000\n'), parseCelsius('-273150'), parseCelsius('x')]).toEqual([45, null, null])
    const hot = { '/sys/class/hwmon/hwmon0/name': 'coretemp\n', '/sys/class/hwmon/hwmon0/temp1_input': '61000\n', '/sys/class/hwmon/hwmon0/temp2_input': '64000\n', '/sys/class/hwmon/hwmon1/name': 'nvme\n', '/sys/class/hwmon/hwmon1/temp1_input': '80000\n' }
    expect(read('temperature', hot)).toEqual({ known: true, value: 64 })
  })
  it('/proc/diskstats: whole disks, none of them twice', () => {
    const line = (name: string) => ` 259 0 ${name} 10 0 200 5 20 0 400 6 0 1500 11`
    expect(parseDiskstats(['nvme0n1', 'nvme0n1p2', 'dm-0', 'loop3', 'sda', 'sda1', 'md0', 'zram0'].map(line).join('\n'))).toEqual(
      ['nvme0n1', 'sda'].map((name) => ({ name, readBytes: 102_400, writtenBytes: 204_800, busySeconds: 1.5 })),
    )
  })
  it('power: a laptop that discharges, a mouse that does, a weak charger, a desktop, a container', () => {
    const battery = { type: 'Battery', scope: '', online: '', status: 'Discharging' }
    const mains = { type: 'Mains', scope: '', online: '1', status: '' }
    expect([[battery], [{ ...mains, online: '0' }, battery], [{ ...battery, scope: 'Device' }], [mains, battery], []].map(onBatteryOf)).toEqual([true, true, false, false, false])
    expect(read('onBattery', { '/sys/class/net/eth0': '' })).toMatchObject({ known: false })
    expect(read('onBattery', { '/sys/class/power_supply/BAT0/type': 'Battery\n', '/sys/class/power_supply/BAT0/status': 'Discharging\n' })).toEqual({ known: true, value: true })
  })
  it('energy: packages alone, and no permission is not 0 W', () => {
    const zone = '/sys/class/powercap/intel-rapl:0'
    const files = { [`${zone}/name`]: 'package-0\n', [`${zone}/energy_uj`]: '5000000\n', [`${zone}/max_energy_range_uj`]: '262143328850\n', '/sys/class/powercap/intel-rapl:0:0/name': 'core\n', '/sys/class/powercap/intel-rapl:1/name': 'psys\n' }
    expect(read('energy', files)).toEqual({ known: true, value: [{ name: 'intel-rapl:0', joules: 5, rangeJoules: 262_143.32885 }] })
    expect(read('energy', { ...files, [`${zone}/energy_uj`]: 'EACCES' })).toEqual({ known: false, because: 'no-permission' })
  })
  it('the clock is that of the processors that were busy', () => {
    const times = (busyTicks: number) => ({ busyTicks, stealTicks: 0, totalTicks: busyTicks === 0 ? 0 : 100 })
    expect(busiest(new Map([0, 1, 2].map((i) => [i, times(0)])), new Map([[0, times(10)], [1, times(99)], [2, times(60)], [3, times(90)]]))).toEqual([1, 2])
    const stat = (ticks: number) => `cpu  ${ticks} 0 0 0\ncpu0 ${ticks} 0 0 0\n`
    const frequency = { '/sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq': '3400000\n' }
    const reader = readers().find(({ part }) => part === 'cpuClock')!
    const clockAt = (ticks: number) => reader.read({ files: machine({ ...frequency, '/proc/stat': stat(ticks) }), owner: 10, worker: null, now: () => 0 })
    expect([clockAt(100), clockAt(200)]).toEqual([{ known: false, because: 'not-asked', detail: 'no processor was busy' }, { known: true, value: 3.4e9 }])
    expect(read('cpuClock', { '/proc/stat': stat(300) })).toEqual({ known: false, because: 'not-reported' })
  })
  it('throttle counters of every core', () => {
    const core = (i: number) => `/sys/devices/system/cpu/cpu${i}/thermal_throttle/core_throttle_count`
    expect(read('thermal', { [core(0)]: '3\n', [core(1)]: '4\n', '/sys/devices/system/cpu/cpufreq/x': '' })).toEqual({ known: true, value: 7 })
    expect(read('thermal', {})).toEqual({ known: false, because: 'not-reported' })
  })
})

describe('what nvidia-smi prints', () => {
  it('a full line, and one of a board that says little', () => {
    expect(parseGpuLine('0, 0x0000000000000004, 1755, 412.33, 71, 98, 40536', gpuFields)).toEqual({ index: 0, reasons: 4, smHz: 1.755e9, watts: 412.33, celsius: 71, utilization: 0.98, usedBytes: 40536 * 1024 ** 2 })
    expect(parseGpuLine('1, [N/A], [Not Supported], [N/A], 40, [Unknown Error], [Insufficient Permissions]', gpuFields)).toEqual({ index: 1, reasons: null, smHz: null, watts: null, celsius: 40, utilization: null, usedBytes: null })
  })
  it('lines of any other shape are no GPU', () => {
    for (const line of ['', '0, 0x0', 'Failed to initialize NVML', ', , , , , , ', '0, 0x4, 1, 1, 1, 1, 1, 1', '-1, 0x4, 1, 1, 1, 1, 1']) expect(parseGpuLine(line, gpuFields)).toBeNull()
  })
  it('a field that a driver refuses, and the boards that we may see', () => {
    expect(refusedField('Field "clocks_throttle_reasons.active" is not a valid field to query.')).toBe('clocks_throttle_reasons.active')
    const seen = (text: string | undefined) => [chosenBy(text)(0, 'GPU-8932f937-aa'), chosenBy(text)(1, 'GPU-11112222-bb'), chosenBy(text)(2, null)]
    expect([seen('1'), seen('GPU-8932f937'), seen('gpu-1111,GPU-8932'), seen(undefined), seen('MIG-1/2')]).toEqual([[false, true, false], [true, false, false], [true, true, false], [true, true, true], [true, true, true]])
    expect([visibleGpus('1,2'), visibleGpus(undefined), visibleGpus('GPU-8932f937')]).toEqual([new Set([1, 2]), null, null])
  })
})

describe('whatever the bytes', () => {
  const texts = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.array(fc.constantFrom('cpu', 'cpu0', ' ', '\n', '-1', '99999999999999999999', '1e999', 'NaN', '(x)', 'some total=', 'read_bytes: ', 'pswpin ', '0x', ',', '[N/A]', 'sda', '5'), { maxLength: 60 }).map((words) => words.join(' ')),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  )
  it('parsers answer with a value that fits or none', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const parse of [parseStat, parseProcess, parseReadBytes, parseSwitches, parsePressure, parseSwapIn, parseUptime, parseCelsius, parseDiskstats, (line: string) => parseGpuLine(line, gpuFields)]) {
          const value = parse(text)
          expect(JSON.stringify(value)).not.toMatch(/undefined/)
          const numbers = JSON.stringify(value) === 'null' ? [] : Object.values(typeof value === 'number' ? { value } : value!).filter((each) => typeof each === 'number')
          expect(numbers.every(Number.isFinite)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
  it('readers on a machine of garbage give parts that fit the contract', () => {
    const names = ['/proc/stat', '/proc/vmstat', '/proc/pressure/cpu', '/proc/diskstats', '/proc/10/stat', '/proc/10/io', '/proc/7/stat', '/proc/7/task/7/status', '/proc/uptime', '/sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq', '/sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count', '/sys/class/hwmon/hwmon0/name', '/sys/class/hwmon/hwmon0/temp1_input', '/sys/class/power_supply/BAT0/type', '/sys/class/power_supply/BAT0/status', '/sys/class/powercap/intel-rapl:0/name', '/sys/class/powercap/intel-rapl:0/energy_uj', '/sys/class/powercap/intel-rapl:0/max_energy_range_uj']
    fc.assert(
      fc.property(fc.record(Object.fromEntries(names.map((name) => [name, texts]))), (files) => {
        const input = { files: machine(files as Record<string, string>), owner: 10, worker: 7, now: () => 0 }
        const parts = readers().filter(({ platforms }) => platforms.includes('linux')).map((reader: Reader) => [reader.part, reader.read(input)] as const)
        const clock = readClocks(input.files, 'linux', () => 5, () => 1.7e9)
        expect(() => reading.parse({ ...Object.fromEntries(parts), clock })).not.toThrow()
      }),
      { numRuns: 200 },
    )
  })
  it('a disk that says more is free than it has is not believed', () => expect([freeShare(10, 4), freeShare(0, 0), freeShare(10, 11)]).toEqual([0.4, null, null]))
})
