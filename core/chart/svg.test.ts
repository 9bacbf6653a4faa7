import { describe, expect, it } from 'vitest'
import { palettes, variablePalette } from '../look/tokens'
import { chartTable, pointCount, pointId, pointOf, pointText, type ChartModel } from './model'
import { chartSvg, drawChart } from './svg'

const chart: ChartModel = {
  kind: 'intervals',
  title: 'An H100 is predicted to be 100 times as fast',
  summary: 'two rows',
  axis: { label: 'Speed, this machine = 1', scale: 'log' },
  reference: { value: 1, label: 'this machine' },
  rows: [
    { id: 'a', label: 'aws <script>alert(1)</script> & "p5"', provenance: 'predicted', value: 100, interval: { low: 40, high: 300 }, dots: [], text: '100x [40, 300]', doubtful: false },
    { id: 'b', label: 'here', provenance: 'measured', value: 1, interval: { low: 0.9, high: 1.1 }, dots: [0.95, 1, 1.05], text: '1x', doubtful: true },
  ],
}
const samples: ChartModel = { kind: 'samples', title: 't', summary: 's', axis: { label: 'GFLOP/s', scale: 'linear' }, reference: null, series: [{ label: 'launch 1', values: [1, 2, 3] }, { label: 'launch 2', values: [2, 2.5] }] }
const scatter: ChartModel = {
  kind: 'scatter',
  title: 'One is cheapest, one is fastest',
  summary: 'three points',
  x: { label: 'USD an hour', scale: 'log' },
  y: { label: 'Speed, this machine = 1', scale: 'log' },
  reference: { value: 1, label: 'this machine' },
  points: [
    { id: 'a', label: 'T4 <b>', provenance: 'predicted', x: 0.5, y: 2, yInterval: { low: 1.5, high: 2.6 }, text: '2x at $0.50', front: true, doubtful: false },
    { id: 'b', label: 'H100', provenance: 'predicted', x: 3, y: 20, yInterval: { low: 15, high: 26 }, text: '20x at $3', front: true, doubtful: true },
    { id: 'c', label: 'V100', provenance: 'predicted', x: 3.06, y: 5, yInterval: null, text: '5x at $3.06', front: false, doubtful: false },
  ],
}
const draw = (model: ChartModel, focus = -1) => chartSvg(model, { palette: palettes.normal.light, width: 800, focus })

describe('a drawn chart', () => {
  it('is the same bytes every time, also after others', () => {
    const first = draw(chart)
    draw(samples)
    expect(draw(chart)).toBe(first)
    expect(draw(samples)).toBe(draw(samples))
  })
  it('holds no script, style sheet, style attribute or handler, whatever the names say', () => {
    for (const svg of [draw(chart), draw(samples), draw(scatter)]) {
      expect(svg).toMatch(/^<svg/)
      expect(svg).not.toMatch(/<script|<style|style=|\son\w+=|href|url\((?!#c-)/i)
    }
    expect(draw(chart)).toContain('&lt;script&gt;')
  })
  it('names its axis, the reference and every value', () => {
    for (const words of ['Speed, this machine = 1 (log scale)', 'this machine', '100x [40, 300]', '1x !']) expect(draw(chart)).toContain(words)
    expect(draw(samples)).toContain('launch 2')
  })
  it('draws measured and predicted differently without colour', () => {
    const [predicted, measured] = chart.rows.map((row) => draw({ ...chart, rows: [row] } as ChartModel).replace(/(fill|stroke)="#?\w*"/g, ''))
    expect(predicted!.split('<path').length).toBeGreaterThan(measured!.split('<path').length + 5)
  })
  it('follows the theme where it is drawn with the stylesheet\'s variables', () => {
    expect(chartSvg(chart, { palette: variablePalette, width: 800 })).toContain('var(--series-2)')
  })
  it('marks the row that the keys stand on, and says it', () => {
    expect(draw(chart, 1)).not.toBe(draw(chart))
    expect(pointText(chart, 1)).toBe('here: 1x, measured, doubtful')
  })
  it('names the points of the front alone, and the one that the keys stand on', () => {
    expect(draw(scatter)).toContain('T4 &lt;b&gt;')
    expect(draw(scatter)).toContain('H100')
    expect(draw(scatter)).not.toContain('V100')
    expect(draw(scatter, 2)).toContain('V100')
    expect(pointText(scatter, 1)).toBe('H100: 20x at $3, predicted, on the front, doubtful')
  })
  it('knows where its points stand, so that a pointer finds them', () => {
    const { places } = drawChart(scatter, { palette: palettes.normal.light, width: 800 })
    expect(places).toHaveLength(3)
    const [a, b] = places as [[number, number], [number, number]]
    // Dearer is further right, faster is further up.
    expect([a[0] < b[0], a[1] > b[1]]).toEqual([true, true])
    expect([pointOf(scatter, 'b'), pointOf(scatter, 'x'), pointOf(scatter, null), pointId(scatter, 2)]).toEqual([1, -1, -1, 'c'])
    expect(drawChart(samples, { palette: palettes.normal.light, width: 800 }).places).toEqual([])
  })
  it('has a table twin with a row for every point', () => {
    for (const model of [chart, samples, scatter]) {
      const { columns, rows } = chartTable(model)
      expect(rows).toHaveLength(pointCount(model))
      for (const row of rows) expect(row).toHaveLength(columns.length)
    }
  })
  it('survives no rows at all', () => {
    expect(draw({ ...scatter, points: [] })).toMatch(/^<svg/)
    expect(draw({ ...chart, rows: [], reference: null })).toMatch(/^<svg/)
    expect(draw({ ...samples, series: [] } as ChartModel)).toMatch(/^<svg/)
  })
})
