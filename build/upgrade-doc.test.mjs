import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { worked } from '../catalog/testing/upgrade-cases'
import { upgrades } from '../core/upgrade/upgrade'
import { upgradeViewOf } from '../core/upgrade/view/view'
import { rules } from '../core/upgrade/rules/list'
import { evaluate, workedCases } from './advice-doc.mjs'

const text = fs.readFileSync(new URL('../docs/upgrade.md', import.meta.url), 'utf8')
const cases = workedCases(text)

/** What the model says for a line of the tables; undefined: it says nothing of its own. */
function modelOf({ input, part }) {
  const all = upgrades(input)
  const candidate = all.candidates.find((each) => each.part.id === part)
  const { gain, resale, netUsd, costPerGain, rent, added, payBack, watts, hoursPerWeek, energyKwh, energyUsd, energyKg } = candidate
  return {
    all,
    candidate,
    lines: {
      resale: resale.known ? resale.value.usd : undefined,
      net: netUsd,
      gain: gain.ratio ?? gain.unitsPerSecond,
      perGain: costPerGain,
      rentedHours: rent.hoursPerWeek,
      rent: rent.usdPerMonth,
      addedRent: added.rentUsd,
      addedPower: added.powerUsd,
      watts,
      payBack: payBack.months ?? undefined,
      hours: hoursPerWeek,
      energy: energyKwh,
      power: energyUsd,
      carbon: energyKg,
    },
  }
}

describe('docs/upgrade.md', () => {
  it('works out every case, and names every rule', () => {
    expect(Object.keys(cases)).toEqual(Object.keys(worked))
    for (const { title } of rules) expect(text, title).toContain(title)
  })
  it.each(Object.entries(worked))('%s: every line follows from those above it, and is the model to the cent', (name, of) => {
    const known = {}
    const { lines } = modelOf(of)
    for (const { line, formula, value } of cases[name]) {
      known[line] = evaluate(formula, known)
      const digits = value.split('.')[1]?.length ?? 0
      expect(known[line].toFixed(digits), `${line} = ${formula}`).toBe(value)
      if (lines[line] !== undefined) expect(known[line], line).toBeCloseTo(lines[line], 7)
    }
    for (const line of ['net', 'gain', 'perGain', 'rent', 'addedRent', 'addedPower']) expect(known, line).toHaveProperty(line)
  })
  it('says of each case what the model says', () => {
    const [poor, memory, laptop] = Object.values(worked).map(modelOf)
    expect(poor.candidate).toMatchObject({ group: 'pays', verdict: 'check', payBack: { verdict: 'breaks-even' } })
    expect(poor.all.candidates[0].part.id).toBe('gpu:rtx-3080-10gb')
    expect(upgradeViewOf(poor.all).answer).toMatch(/^Put in the RTX 3080 10GB: at \$305\.00 \(2026-07\), less \$172\.40 for the old part it makes this work 1\.7x as fast \[1\.5, 2\.0\], predicted, and pays back in month 13/)
    expect(poor.all.candidates.find(({ part }) => part.id === 'gpu:rtx-5090').verdict).toBe('refuses')
    expect(memory.candidate).toMatchObject({ group: 'gains', gain: { kind: 'runs' }, payBack: { verdict: 'never' } })
    expect(upgradeViewOf(memory.all).answer).toMatch(/^Rent vast 1x-A100_SXM4-80GB .*the work does not run here, and no part pays back within 48 months/)
    expect(laptop.candidate).toMatchObject({ netIsMost: true, resale: { known: false }, payBack: { verdict: 'never' } })
    expect(laptop.all.candidates.filter(({ part, verdict }) => part.kind === 'gpu' && verdict !== 'refuses')).toEqual([])
    expect(upgradeViewOf(laptop.all).answer).toMatch(/^Rent runpod 1x RTX 4090/)
  })
})
