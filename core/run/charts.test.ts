import { describe, expect, it } from 'vitest'
import { chartModel, chartTable } from '../chart/model'
import { agreementChart, samplesChart } from './charts'
import { expectedTimes, pastOf } from './duration'
import { runFigures } from './figures'
import { summarizeRun } from './summary'
import { exampleLaunch, exampleMatmul, exampleRun } from './testing/example-run'

const texts = new Map([['matmul-fp32', { title: 'Matrix multiply', meaning: 'dense layers' }]])
const summaryOf = (...seconds: number[]) => summarizeRun(exampleRun({ benchmarks: [exampleMatmul(seconds.map((each) => exampleLaunch(each)))] }))

describe('the chart of launches', () => {
  it('states its finding: all agree, or which varies most', () => {
    expect(agreementChart(summaryOf(0.02, 0.0201, 0.0199), texts)!.title).toBe('All launches agree within 5.0 %')
    expect(agreementChart(summaryOf(0.02, 0.03, 0.02), texts)!.title).toBe('Launches agree within 5.0 % for 0 of 1 benchmarks; Matrix multiply varies most')
  })
  it('sets each launch against the median, in percent', () => {
    const [row] = agreementChart(summaryOf(0.02, 0.025, 0.016), texts)!.rows
    expect(row!.dots.map((dot) => Math.round(dot))).toEqual([0, -20, 25])
    expect(row!.value).toBe(0)
  })
  it('is not there with a single launch, for it would say nothing', () => {
    expect(agreementChart(summaryOf(0.02), texts)).toBeNull()
  })
})

it('every sample is drawn in the order taken, in one unit', () => {
  const chart = samplesChart(summaryOf(0.02, 0.03).measured[0]!, 'Matrix multiply')
  expect(chartModel.safeParse(chart).success).toBe(true)
  expect(chart.series.map(({ label, values }) => [label, values.length])).toEqual([['launch 1', expect.any(Number)], ['launch 2', expect.any(Number)]])
  expect(chart.axis.label).toBe('GFLOP/s')
  expect(chartTable(chart).rows).toHaveLength(2)
})

it('a figure has the number, its unit and its interval apart, and its first doubt', () => {
  const [figure] = runFigures(summaryOf(0.02, 0.03, 0.02), texts)
  expect(figure).toMatchObject({ label: 'Matrix multiply', unit: 'GFLOP/s', band: expect.stringMatching(/^\[.*\]$/), provenance: 'measured', doubt: expect.stringContaining('differ') })
  expect(figure!.value).toMatch(/^\d+$/)
})

describe('what a mode will take', () => {
  it('is told from earlier runs of that mode here, else from what is usual', () => {
    const seven = Array.from({ length: 7 }, (_, i) => ({ id: `b${i}`, seconds: { quick: 2, standard: 8 } }))
    const usual = expectedTimes(seven, [], [])[0]!.seconds
    const [quick, standard] = expectedTimes(seven, [], [{ mode: 'quick', seconds: 2 * usual, launches: 3, measured: new Map(seven.map(({ id }) => [id, 3])) }])
    expect(quick!.seconds).toBeCloseTo(2 * usual, 9)
    expect(standard!.basis).toContain('predicted')
  })
  it('counts what the mode runs by itself, or what was named', () => {
    const two = [{ id: 'a', seconds: { quick: 2, standard: 8 } }, { id: 'b', seconds: { quick: null, standard: 20 } }]
    const seconds = (only: string[]) => expectedTimes(two, only, []).map((each) => each.seconds)
    expect(seconds([])[0]).toBe(seconds(['a'])[0])
    expect(seconds([])[1]).toBe(seconds(['a', 'b'])[1])
    expect(seconds(['a', 'b'])[0]! - seconds(['a'])[0]!).toBeCloseTo(3 * 14, 9)
  })
  it('is not thrown off by runs that measured nothing', () => {
    expect(pastOf({ ...exampleRun(), benchmarks: [] })).toBeNull()
})
})
