import { describe, expect, it } from 'vitest'
import { palettes } from '../../look/tokens'
import { chartTable, pointCount, pointText, type ChartModel, type TornadoChart } from '../model'
import { chartSvg } from '../svg'

const chart: TornadoChart = {
  kind: 'tornado',
  title: 'What matters most: spot price',
  summary: 'three bars',
  axis: { label: "Value of owning, today's USD", scale: 'linear' },
  base: { value: 8000, label: 'as assumed: $8,000' },
  zero: { value: 0, label: 'owning = renting' },
  rows: [
    { id: 'a', label: 'Spot price <i>', low: { value: -500, text: '-$500', label: '0.4 USD/h' }, high: { value: 12000, text: '$12,000', label: '0.7 USD/h' } },
    { id: 'b', label: 'Speed', low: { value: 9000, text: '$9,000', label: '0.6 x' }, high: { value: 7000, text: '$7,000', label: '0.9 x' } },
    { id: 'c', label: 'Same side', low: { value: 8100, text: '$8,100', label: '1' }, high: { value: 8300, text: '$8,300', label: '2' } },
  ],
}
const draw = (model: ChartModel, focus = -1) => chartSvg(model, { palette: palettes.normal.light, width: 800, focus })

describe('bars around a base', () => {
  it('are the same bytes each time, and hold no script, style or handler', () => {
    expect(draw(chart)).toBe(draw(chart))
    expect(draw(chart)).not.toMatch(/<script|<style|style=|\son\w+=|href/i)
    expect(draw(chart)).toContain('&lt;i&gt;')
  })
  it('name the base, each end, and where the verdict turns if it is near', () => {
    for (const words of ['as assumed: $8,000', 'owning = renting', '0.4 USD/h', '0.9 x']) expect(draw(chart)).toContain(words)
    expect(draw({ ...chart, rows: chart.rows.slice(1) })).not.toContain('owning = renting')
  })
  it('tell the low end from the high one without colour: hatched and filled', () => {
    const [row] = chart.rows
    const low = { ...chart, rows: [{ ...row!, high: { ...row!.high, value: 8000 } }] }
    const high = { ...chart, rows: [{ ...row!, low: { ...row!.low, value: 8000 } }] }
    expect(draw(low).split('<path').length).toBeGreaterThan(draw(high).split('<path').length + 20)
  })
  it('mark the row that the keys stand on, say it, and have a table twin of the same rows', () => {
    expect(draw(chart, 1)).not.toBe(draw(chart))
    expect(pointText(chart, 1)).toBe('Speed: $9,000 at 0.6 x, $7,000 at 0.9 x')
    const { columns, rows } = chartTable(chart)
    expect(rows).toHaveLength(pointCount(chart))
    for (const row of rows) expect(row).toHaveLength(columns.length)
    expect(new Set(columns.map(({ title }) => title)).size).toBe(columns.length)
  })
  it('survive no rows, and bars that are all alike', () => {
    expect(draw({ ...chart, rows: [] })).toMatch(/^<svg/)
    const same = { value: 0, text: '$0', label: '0' }
    expect(draw({ ...chart, base: { value: 0, label: 'x' }, rows: [{ id: 'a', label: 'a', low: same, high: same }] })).toMatch(/^<svg/)
  })
})
