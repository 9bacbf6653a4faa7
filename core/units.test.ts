import { describe, expect, it } from 'vitest'
import { formatBytes, formatDuration, formatMeasured, formatPercent, formatRate, formatUsd, significant, supportedDigits } from './units'

describe('numbers as text', () => {
  it('have three significant digits and never an exponent', () => {
    expect([significant(31.42), significant(0.5234), significant(1234.5), significant(123456), significant(0)]).toEqual(['31.4', '0.523', '1230', '123000', '0'])
    expect(significant(9.996)).toBe('10.0')
  })
  it('have fewer digits when the interval is wide', () => {
    expect(supportedDigits(100, { low: 99.9, high: 100.1 })).toBe(3)
    expect(supportedDigits(100, { low: 95, high: 105 })).toBe(2)
    expect(supportedDigits(100, { low: 50, high: 150 })).toBe(1)
    expect(supportedDigits(100, null)).toBe(3)
  })
  it('share one unit with their interval', () => {
    expect(formatMeasured(31.4e9, 'B/s', { low: 31.2e9, high: 31.6e9 })).toBe('31.4 GB/s [31.2, 31.6]')
    expect(formatMeasured(999e9, 'FLOP/s', { low: 998e9, high: 1001e9 })).toBe('999 GFLOP/s [998, 1000]')
    expect(formatMeasured(1.42e-5, 's/op', null)).toBe('14.2 us/op')
  })
  it('use decimal units for rates and binary ones for capacities', () => {
    expect([formatRate(2.13e11, 'FLOP/s'), formatRate(950, 'B/s'), formatRate(1420, 'images/s')]).toEqual(['213 GFLOP/s', '950 B/s', '1420 images/s'])
    expect([formatBytes(25_230_000_000), formatBytes(512), formatBytes(0)]).toEqual(['23.5 GiB', '512 B', '0 B'])
  })
  it('say durations as people do', () => {
    expect([0.42, 45.2, 130, 3600, 11_100, 600_000].map(formatDuration)).toEqual(['0.42 s', '45 s', '2 min 10 s', '1 h', '3 h 5 min', '7 days'])
  })
  it('say money with cents, and small prices with more', () => expect([formatUsd(2.5), formatUsd(0.0039), formatUsd(0)]).toEqual(['$2.50', '$0.0039', '$0.00']))
  it('step up to the next unit when rounding does', () => {
    expect([formatRate(999.96e9, 'B/s'), formatRate(999.4e9, 'B/s'), formatRate(0.99999e-3, 's/op')]).toEqual(['1.00 TB/s', '999 GB/s', '1.00 ms/op'])
  })
  it('say long times in months and years', () => {
    const days = (count: number) => formatDuration(count * 86_400)
    expect([days(59), days(274), days(720), days(1279)]).toEqual(['59 days', '9 months', '24 months', '3.5 years'])
  })
  it('put the sign of money before the dollar', () => expect(formatUsd(-3)).toBe('-$3.00'))
  it('call unknown what is no number', () => {
    const texts = [NaN, Infinity].flatMap((none) => [formatRate(none, 'B/s'), formatMeasured(none, 'B/s', null), formatBytes(none), formatDuration(none), formatUsd(none), formatPercent(none)])
    expect([...new Set(texts)]).toEqual(['unknown'])
  })
})
