import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cloudInstances, electricity, gpus } from '../catalog'
import { cashFlow } from '../core/advice/cash-flow'
import { energyPerMonthKwh, ownMonth } from '../core/advice/own-cost'
import { presetScenario } from '../core/advice/from-preset'
import { presets } from '../core/advice/presets'
import { hoursPerUsefulHour } from '../core/advice/spot'
import { assumptionIn, valuesOf } from '../core/advice/values'
import { evaluate, workedCases } from './advice-doc.mjs'

const text = fs.readFileSync(new URL('../docs/advice.md', import.meta.url), 'utf8')
const cases = workedCases(text)
const catalog = { gpus: gpus(), instances: cloudInstances(), electricity: electricity() }

/** What the model says for a line of the tables. */
function modelOf(preset) {
  const scenario = presetScenario(preset, catalog)
  const v = valuesOf(scenario)
  const flow = cashFlow(v, scenario.terms)
  const [, first] = flow.months
  const own = ownMonth(v, 1)
  return {
    scenario,
    lines: {
      purchase: v.purchaseUsd,
      watts: v.powerWatts,
      energy: energyPerMonthKwh(v),
      electricity: own.electricityUsd,
      upkeep: own.upkeepUsd,
      failure: own.failureUsd,
      admin: own.adminUsd,
      running: own.totalUsd,
      stretch: scenario.terms === 'spot' ? hoursPerUsefulHour(v) : undefined,
      compute: first.cloud.computeUsd,
      storage: first.cloud.storageUsd,
      egress: first.cloud.egressUsd,
      cloud: first.cloud.totalUsd,
      payment: first.creditUsd,
      residual: flow.residualUsd,
      value: flow.npvUsd,
      ahead21: flow.months[21].aheadUsd,
      ahead22: flow.months[22].aheadUsd,
      breakEven: flow.breakEvenMonths,
    },
  }
}

describe('docs/advice.md', () => {
  it('works out a case for every preset', () => expect(Object.keys(cases)).toEqual(presets.map((preset) => preset.name)))
  it.each(presets.map((preset) => [preset.name, preset]))('%s: every line follows from those above it, and is the model to the cent', (name, preset) => {
    const known = {}
    const { lines } = modelOf(preset)
    for (const { line, formula, value } of cases[name]) {
      known[line] = evaluate(formula, known)
      const digits = value.split('.')[1]?.length ?? 0
      expect(known[line].toFixed(digits), `${line} = ${formula}`).toBe(value)
      if (lines[line] !== undefined) expect(known[line], line).toBeCloseTo(lines[line], 7)
    }
    for (const line of ['purchase', 'energy', 'electricity', 'compute', 'cloud', 'residual', 'value']) expect(known, line).toHaveProperty(line)
  })
  it.each(presets.map((preset) => [preset.name, preset]))('%s: every assumption has a source', (_name, preset) => {
    const { scenario } = modelOf(preset)
    for (const key of Object.keys(scenario.assumptions)) expect(assumptionIn(scenario, key).source, key).toMatch(/^(catalog|preset|predicted)/)
  })
})
