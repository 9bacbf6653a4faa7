import { describe, expect, it } from 'vitest'
import { palettes } from '../../look/tokens'
import { chartPick, chartTable, pointCount, pointText, type ChartModel, type CurveChart } from '../model'
import { chartSvg } from '../svg'

const chart: CurveChart = {
  kind: 'curve',
  title: 'Owning pays from 13 hours a week',
  summary: 'a curve',
  x: { label: 'Hours a week', scale: 'linear', low: 0, high: 168, every: 24 },
  y: { label: 'Months to break-even', scale: 'linear', low: 0, high: 55, every: 12 },
  marker: { value: 60, label: '60 h: month 12 <b>', step: 1 },
  turn: { value: 13, label: 'turns at 13 h' },
  level: { value: 48, label: 'the end of the plan' },
  series: [
    { label: 'break-even', dashed: false, line: [{ x: 13, y: 48 }, { x: 60, y: 12 }, { x: 168, y: 4 }], band: { low: [{ x: 10, y: 48 }, { x: 168, y: 3 }], high: [{ x: 10, y: 48 }, { x: 16, y: 48 }, { x: 168, y: 5 }] } },
    { label: 'another', dashed: true, line: [{ x: 20, y: 40 }, { x: 168, y: 4 }], band: null },
  ],
  columns: ['Hours a week', 'Month', '80 % band'],
  rows: [{ x: 20, cells: ['20', '36', '28 to 48'] }, { x: 60, cells: ['60', '12', '9 to 15'] }],
}
const draw = (model: ChartModel, focus = -1) => chartSvg(model, { palette: palettes.normal.light, width: 800, focus })
/** Where upright lines of this colour stand, px. */
const uprights = (svg: string, colour: string): number[] => [...svg.matchAll(/<path d="M([\d.]+) [\d.]+L([\d.]+) [\d.]+"[^>]*stroke="([^"]+)"/g)].filter(([, a, b, stroke]) => a === b && stroke === colour).map(([, a]) => Number(a))

describe('a curve', () => {
  it('is the same bytes each time, and holds no script, style or handler, whatever its labels say', () => {
    expect(draw(chart)).toBe(draw(chart))
    expect(draw(chart)).not.toMatch(/<script|<style|style=|\son\w+=|href|url\((?!#c-)/i)
    expect(draw(chart)).toContain('60 h: month 12 &lt;b&gt;')
  })
  it('names its axes, the marker, where the verdict turns, the level and each line', () => {
    for (const words of ['Hours a week', 'Months to break-even', 'turns at 13 h', 'the end of the plan', 'break-even', 'another']) expect(draw(chart)).toContain(words)
  })
  it('hatches its band, and draws none where there is none', () => {
    const bare = { ...chart, series: chart.series.map((each) => ({ ...each, band: null })) }
    expect(draw(chart).split('<path').length).toBeGreaterThan(draw(bare).split('<path').length + 20)
    expect(draw(chart)).toMatch(/clip-path="url\(#c-/)
    expect(draw(bare)).not.toMatch(/clip-path="url\(#c-[^"]*"[^>]*><path[^>]*stroke="#b46504"/)
  })
  it('has its marker where a pointer that picks the same value stands', () => {
    const [at] = uprights(draw(chart), palettes.normal.light.accent)
    expect(chartPick(chart, 800, at!)).toBe(60)
    for (const value of [0, 1, 60, 167, 168]) expect(chartPick(chart, 800, uprights(draw({ ...chart, marker: { ...chart.marker!, value } }), palettes.normal.light.accent)[0]!)).toBe(value)
  })
  it('picks whole steps, and nothing beyond its ends', () => {
    expect([chartPick(chart, 800, -500), chartPick(chart, 800, 5000)]).toEqual([0, 168])
    expect(Number.isInteger(chartPick(chart, 800, 333.3))).toBe(true)
    expect(chartPick({ ...chart, marker: { ...chart.marker!, step: 12 } }, 800, 300)! % 12).toBe(0)
  })
  it('marks the row that the keys stand on, says it, and has a table twin of the same rows', () => {
    expect(draw(chart, 1)).not.toBe(draw(chart))
    expect(pointText(chart, 1)).toBe('Hours a week: 60; Month: 12; 80 % band: 9 to 15')
    expect(chartTable(chart).rows).toHaveLength(pointCount(chart))
    expect(pointText(chart, 9)).toBe('')
  })
  it('survives no rows, no lines, and a line of one point', () => {
    for (const empty of [{ ...chart, rows: [] }, { ...chart, series: [] }, { ...chart, marker: null, turn: null, level: null, series: [{ label: 'x', dashed: false, line: [{ x: 1, y: 1 }], band: null }] }]) expect(draw(empty)).toMatch(/^<svg/)
  })
})
