import { describe, expect, it } from 'vitest'
import reference from '../../fixtures/advice/reference.json'
import { type Terms } from './assumptions'
import { cashFlow } from './cash-flow'
import { bareValues } from './testing/values'

/** Values from numpy-financial: build/reference/advice.py made the file, from the inputs alone. */
describe('the cash flow agrees with numpy-financial', () => {
  it.each(Object.entries(reference.cases))('%s', (_name, { terms, values, answer }) => {
    const flow = cashFlow(bareValues(values), terms as Terms)
    expect(flow.npvUsd).toBeCloseTo(answer.npvUsd, 6)
    expect(flow.breakEvenMonths).toBeCloseTo(answer.breakEvenMonths, 8)
    expect(flow.months[1]!.creditUsd).toBeCloseTo(answer.paymentUsd, 8)
    expect(flow.months[13]!.cloudUsd).toBeCloseTo(answer.cloudUsdInMonth13, 8)
    expect(flow.months[13]!.own!.totalUsd).toBeCloseTo(answer.ownUsdInMonth13, 8)
    flow.months.forEach((each, month) => expect(each.aheadUsd, `month ${month}`).toBeCloseTo(answer.aheadUsd[month]!, 6))
  })
})
