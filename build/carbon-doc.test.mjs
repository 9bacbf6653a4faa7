import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cloudInstances, gpus, gridCarbonData } from '../catalog'
import { embodiedOfInstance, publishedEmbodied, workstationNamed } from '../core/carbon/embodied'
import { gramsOrDollars } from '../core/carbon/grams-or-dollars'
import { instanceMonth } from '../core/carbon/instance'
import { carbonMonth } from '../core/carbon/month'
import { entered, wattsAtWork } from '../core/carbon/power'
import { exactly, range } from '../core/carbon/range'
import { matchRegion } from '../core/carbon/region'
import { known } from '../core/result/known'
import { evaluate, workedCases } from './advice-doc.mjs'

const cases = workedCases(fs.readFileSync(new URL('../docs/carbon.md', import.meta.url), 'utf8'))
const grid = gridCarbonData()
const from = (amount) => ({ ...amount, kind: 'published', from: 'docs/carbon.md' })
const intensity = (place) => known(from(exactly(matchRegion(grid, place).grid.kgCo2ePerKwh)))
const card = gpus().find(({ id }) => id === 'rtx-3090')
const tower = publishedEmbodied(workstationNamed(grid.embodied, 'Dell Precision Tower 5820').row)

const desk = {
  devices: { kind: 'gpu', name: card.name, tdpWatts: card.tdpWatts, count: 1 },
  enteredWatts: null,
  measuredWatts: from(range(304, 336, 320)),
  utilisation: null,
  enteredIdleWatts: entered(60, 'docs/carbon.md'),
  hoursPerWeek: 20,
  idleHoursPerWeek: 10,
  pue: from(exactly(1)),
  intensity: intensity('Germany'),
  embodied: [{ name: 'tower', kg: known(tower) }],
  lifeYears: 4,
  unitsPerSecond: 150,
}
const month = carbonMonth(desk)
const paper = { ...desk, measuredWatts: null, enteredIdleWatts: null, idleHoursPerWeek: 0 }
const [unsaid, busy] = [null, 0.8].map((utilisation) => ({ watts: wattsAtWork({ ...paper, utilisation }).value, kg: carbonMonth({ ...paper, utilisation }).workKg.value }))
const row = cloudInstances().find(({ id }) => id === 'aws:p4d.24xlarge:us-east-1')
const rented = instanceMonth({ tdpWatts: gpus().find(({ id }) => id === row.gpuId).tdpWatts, count: row.gpuCount, hours: 10, pue: from(exactly(grid.pue.find(({ id }) => id === 'aws').pue)), intensity: intensity('aws:us-east-1'), embodied: embodiedOfInstance(grid.embodied, row) }).value
const tonne = gramsOrDollars([{ id: 'a', name: 'a', usdPerMonth: 10, kg: known(range(40, 50)) }, { id: 'b', name: 'b', usdPerMonth: 100, kg: known(range(0, 10)) }]).usdPerTonne

/** What the program says for the lines that it works out as well. */
const program = {
  desk: { work: month.workKg.value.point, idle: month.idleKg.value.point, made: month.embodiedKg.value.point, total: month.totalKg.value.point, totalLow: month.totalKg.value.low, totalHigh: month.totalKg.value.high, hour: 1000 * month.perHourKg.value.point, million: 1e9 * month.perUnitKg.value.point },
  paper: { least: unsaid.watts.low, most: unsaid.watts.high, low: unsaid.kg.low, high: unsaid.kg.high, busy: busy.watts.point, point: busy.kg.point },
  cloud: { low: rented.operationKg.low, high: rented.operationKg.high, made: rented.embodiedKg.value.point },
  tonne: { low: tonne.low, high: tonne.high },
}

describe('docs/carbon.md', () => {
  it('works out a case of each kind', () => expect(Object.keys(cases)).toEqual(Object.keys(program)))
  it.each(Object.keys(program))('%s: every line follows from those above it, and is the program to 0.1 % and far below', (name) => {
    const lines = {}
    for (const { line, formula, value } of cases[name]) {
      lines[line] = evaluate(formula, lines)
      expect(lines[line].toFixed(value.split('.')[1]?.length ?? 0), `${line} = ${formula}`).toBe(value)
      const said = program[name][line]
      if (said !== undefined) expect(Math.abs(said / lines[line] - 1), line).toBeLessThan(1e-9)
    }
    for (const line of Object.keys(program[name])) expect(lines, line).toHaveProperty(line)
  })
  it('has no point where only a TDP is known', () => expect([unsaid.watts.point, unsaid.kg.point, rented.operationKg.point]).toEqual([null, null, null]))
})
