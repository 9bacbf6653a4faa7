import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBattery, parseSpeedLimit } from './pmset'
import { parsePerformance, parsePowerLine } from './windows'

describe('macOS and Windows, as their tools are documented to print', () => {
  it('pmset -g batt', () => {
    expect(parseBattery("Now drawing from 'AC Power'\n -InternalBattery-0 (id=4653155)\t100%; charged; 0:00 remaining present: true\n")).toBe(false)
    expect(parseBattery("Now drawing from 'Battery Power'\n -InternalBattery-0\t81%; discharging; 4:12 remaining\n")).toBe(true)
    expect(parseBattery('No such thing')).toBeNull()
  })
  it('pmset -g therm: Intel tells its limit, Apple does not', () => {
    const text = '2026-02-11 10:00:00 +0100 CPU Power notify\n\tCPU_Scheduler_Limit \t= 100\n\tCPU_Available_CPUs \t= 8\n\tCPU_Speed_Limit \t= 72\n'
    expect(parseSpeedLimit(text, true)).toBe(72)
    const silent = 'Note: No thermal warning level has been recorded\nNote: No CPU power status has been recorded\n'
    expect([parseSpeedLimit(silent, true), parseSpeedLimit(silent, false)]).toEqual([100, null])
  })
  it('typeperf: the clock counts while the machine is busy; its heading and errors are no clock', () => {
    expect(parsePerformance('"02/11/2026 10:00:01.123","98.250000","96.1"')).toBe(98.25)
    expect(parsePerformance('"02/11/2026 10:00:01.123","61.0","4.2"')).toBeNull()
    expect(parsePerformance('"(PDH-CSV 4.0)","\\\\PC\\Processor Information(_Total)\\% Processor Performance","x"')).toBeNull()
    expect(parsePerformance('Error: No valid counters.')).toBeNull()
  })
  it('the power line', () => expect(['Online', 'Offline\r', 'Unknown', '', 'constructor'].map(parsePowerLine)).toEqual([false, true, null, null, null]))
  it('any text gives a value that fits or none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const value of [parseBattery(text), parsePowerLine(text)]) expect([true, false, null]).toContain(value)
        for (const value of [parseSpeedLimit(text, true), parsePerformance(text)]) expect(value === null || Number.isFinite(value)).toBe(true)
      }),
    )
  })
})
