import { type GpuReading, type Reading } from '../reading'
import { type Window } from '../window'

const value = <T>(it: T) => ({ known: true as const, value: it })
export const missing = (because: 'unreadable' | 'not-asked' | 'not-installed' | 'no-permission' = 'unreadable', detail?: string) => ({ known: false as const, because, detail })
export const known = value

export const gpu = (over: Partial<GpuReading> = {}): GpuReading => ({ index: 0, reasons: 0, smHz: 1.8e9, watts: 300, celsius: 60, utilization: 0.99, usedBytes: 4e8, ...over })

/** A reading of a machine with two processors that is all ours, `i` half seconds after it began. */
export function readingAt(i: number): Reading {
  const seconds = i / 2
  return {
    clock: { monotonicSeconds: 100 + seconds, wallSeconds: 1.7e9 + seconds, bootSeconds: 100 + seconds },
    cpu: value({ busyTicks: 1000 + 100 * i, stealTicks: 10, totalTicks: 50_000 + 100 * i }),
    ours: value({ ticks: 900 + 100 * i, readBytes: 0 }),
    switches: value(50 + i),
    faults: value(7),
    swap: value(3),
    pressure: value(12),
    cpuClock: value(3e9),
    thermal: value(2),
    temperature: value(55),
    disks: value([{ name: 'nvme0n1', readBytes: 1e9, writtenBytes: 2e9, busySeconds: 40 }]),
    space: value(0.4),
    onBattery: value(false),
    energy: value([{ name: 'package-0', joules: 50 * seconds, rangeJoules: 262_143 }]),
    gpus: value([gpu()]),
  }
}

type Change = (reading: Reading, i: number) => Partial<Reading>

/** Ten seconds of readings, changed by `change`. */
export const readings = (change: Change = () => ({}), count = 21): Reading[] =>
  Array.from({ length: count }, (_, i) => {
    const reading = readingAt(i)
    return { ...reading, ...change(reading, i) }
  })

export const windowOf = (change?: Change, over: Partial<Window> = {}): Window => ({ kind: 'measured', readings: readings(change), baseline: readings(quiet, 5), earlier: [], ...over })

/** What a machine reads where nothing runs. */
export const quiet: Change = (_reading, i) => ({ cpu: value({ busyTicks: 1000, stealTicks: 10, totalTicks: 50_000 + 100 * i }), ours: value({ ticks: 900, readBytes: 0 }), gpus: value([gpu({ utilization: 0 })]) })
export const idleWindow = (change: Change = () => ({}), over: Partial<Window> = {}): Window =>
  windowOf((reading, i) => ({ ...quiet(reading, i), ...change({ ...reading, ...quiet(reading, i) }, i) }), { kind: 'idle', baseline: [], ...over })
