import { describe, expect, it } from 'vitest'
import { palettes, variablePalette } from '../look/tokens'
import { pointText, type ChartModel } from './model'
import { chartSvg } from './svg'

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
const draw = (model: ChartModel, focus = -1) => chartSvg(model, { palette: palettes.normal.light, width: 800, focus })

describe('a drawn chart', () => {
  it('is the same bytes every time, also after others', () => {
    const first = draw(chart)
    draw(samples)
    expect(draw(chart)).toBe(first)
    expect(draw(samples)).toBe(draw(samples))
  })
  it('holds no script, style sheet, style attribute or handler, whatever the names say', () => {
    for (const svg of [draw(chart), draw(samples)]) {
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
  it('survives no rows at all', () => {
    expect(draw({ ...chart, rows: [], reference: null })).toMatch(/^<svg/)
    expect(draw({ ...samples, series: [] } as ChartModel)).toMatch(/^<svg/)
  })
})
