const cash = 'core/advice/cash-flow.test.ts'
const properties = 'core/advice/properties.test.ts'
const sensitivity = 'core/advice/sensitivity.test.ts'
const plan = 'core/advice/plan.test.ts'
const asked = 'core/ask/ask.test.ts'
const energy = 'catalog/ask-energy.test.ts'
const region = 'catalog/region.test.ts'
const command = 'cli/commands/advise.test.ts'
const view = 'core/advice/view/view.test.ts'
const page = 'services/app/advise.test.ts'

/** One deliberate error for each formula of advice and carbon. @type {import('./list.mjs').Mutation[]} */
export const mutations = [
  { what: 'break-even: residual', file: 'core/advice/break-even.ts', from: 'capexUsd - residualUsd', to: 'capexUsd', test: asked },
  { what: 'break-even: horizon', file: 'core/advice/break-even.ts', from: 'months > horizonMonths * (1 + rounding)', to: 'months > 2 * horizonMonths', test: asked },
  { what: 'break-even: no hours', file: 'core/advice/break-even.ts', from: 'if (hoursPerMonth === 0 && saved <= 0) return', to: 'if (false) return', test: asked },
  { what: 'break-even: cheaper rent', file: 'core/advice/break-even.ts', from: 'if (saved <= 0) return', to: 'if (saved < -1) return', test: asked },
  { what: 'break-even: PUE', file: 'core/ask/break-even.ts', from: 'electricityUsdPerKwh * pue', to: 'electricityUsdPerKwh', test: asked },
  { what: 'break-even: hours of a month', file: 'core/ask/break-even.ts', from: 'average: 730', to: 'average: 720', test: asked },
  { what: 'discounting', file: 'core/advice/finance.ts', from: '** (-month / 12)\n', to: '** -month\n', test: cash },
  { what: 'loan payment', file: 'core/advice/finance.ts', from: '-months * Math.log1p(i)', to: 'months * Math.log1p(i)', test: cash },
  { what: 'loan balance', file: 'core/advice/finance.ts', from: 'loan.months - month', to: 'month', test: cash },
  { what: 'what is owed', file: 'core/advice/cash-flow.ts', from: '- loanBalance(loan, month) * factor', to: '', test: cash },
  { what: 'residual, discounted', file: 'core/advice/cash-flow.ts', from: 'residualUsd * discountFactor(v.discountPerYear, v.horizonMonths)', to: 'residualUsd', test: 'core/advice/reference.test.ts' },
  { what: 'residual, at all', file: 'core/advice/cash-flow.ts', from: '* factor + residualToday', to: '* factor', test: cash },
  { what: 'crossing between months', file: 'core/advice/cash-flow.ts', from: 'last - 1 - before / (after - before)', to: 'last', test: cash },
  { what: 'amortising beside the purchase', file: 'core/advice/cash-flow.ts', from: 'own.totalUsd + creditUsd', to: 'own.totalUsd + creditUsd + v.purchaseUsd / v.bookYears / 12', test: properties },
  { what: 'zero hours', file: 'core/advice/cash-flow.ts', from: 'v.hoursPerWeek === 0 ? null', to: 'v.hoursPerWeek < 0 ? null', test: cash },
  { what: 'waiting hours', file: 'core/advice/own-cost.ts', from: 'Math.min(v.idleHoursPerWeek, 168 - v.hoursPerWeek)', to: 'v.idleHoursPerWeek', test: cash },
  { what: 'two tariffs', file: 'core/advice/own-cost.ts', from: '(1 - v.offPeakShare)', to: '1', test: cash },
  { what: 'speed ratio', file: 'core/advice/cloud-cost.ts', from: '/ v.speedRatio', to: '* v.speedRatio', test: cash },
  { what: 'reserved instances', file: 'core/advice/cloud-cost.ts', from: 'Math.ceil(hours / hoursPerMonth)', to: '1', test: cash },
  { what: 'committed hours', file: 'core/advice/cloud-cost.ts', from: 'Math.max(0, hours - v.committedHoursPerMonth)', to: '(hours - v.committedHoursPerMonth)', test: cash },
  { what: 'spot that does not pay', file: 'core/advice/cloud-cost.ts', from: "wanted === 'spot' && !spotPays(v)", to: "wanted === 'reserved' && !spotPays(v)", test: properties },
  { what: 'spot: restart', file: 'core/advice/spot.ts', from: 'Math.exp((rate * restartMinutes) / 60)', to: '1', test: cash },
  { what: 'spot: rate', file: 'core/advice/spot.ts', from: '-Math.log1p(-interruptionRate)', to: 'interruptionRate', test: cash },
  { what: 'unknown is not zero', file: 'core/advice/values.ts', from: 'said && (said.value !== null || value === null)', to: 'said', test: properties },
  { what: 'band', file: 'core/advice/curve.ts', from: 'Math.hypot(Math.log(speed), Math.log1p(price))', to: 'Math.log(speed) + Math.log1p(price)', test: sensitivity },
  { what: 'turning hours', file: 'core/advice/sensitivity.ts', from: 'else low = middle', to: 'else break', test: sensitivity },
  { what: 'paying price', file: 'core/advice/sensitivity.ts', from: 'free / perUsd', to: 'free', test: sensitivity },
  { what: 'stale price', file: 'core/advice/stale.ts', from: 'ageDays > staleDays', to: 'ageDays >= staleDays', test: sensitivity },
  { what: 'plan: data', file: 'core/advice/plan-step.ts', from: '!phase.dataMayLeave ||', to: '', test: plan },
  { what: 'plan: memory', file: 'core/advice/plan-step.ts', from: 'phase.memoryGiB <= ownMemoryGiB', to: 'phase.memoryGiB <= 1e6', test: plan },
  { what: 'plan: deadline', file: 'core/advice/candidate.ts', from: 'phase.batchHours / speedRatio', to: 'phase.batchHours', test: plan },
  { what: 'plan: cards', file: 'core/advice/candidate.ts', from: '(gpuCount - 1) >= phase.memoryGiB', to: '(gpuCount - 1) < 0', test: plan },
  { what: 'plan: fixed cost', file: 'core/advice/plan.ts', from: '(here.length > 0 ? fixedUsd : 0)', to: '0', test: plan },
  { what: 'plan: hours of a week', file: 'core/advice/plan.ts', from: 'hoursHere(here) > 168 && chosen.length > 0', to: 'hoursHere(here) > 1e6', test: plan },
  { what: 'energy: PUE', file: 'core/carbon/energy.ts', from: 'deviceKwh * pue', to: 'deviceKwh', test: energy },
  { what: 'energy: TDP as a point', file: 'core/carbon/energy.ts', from: 'low: powerShare(leastUtilisation)', to: 'low: 1 - sensorError', test: energy },
  { what: 'plausible: too low', file: 'core/carbon/plausible.ts', from: 'claimed >= expected.low / slack', to: 'claimed >= 0', test: energy },
  { what: 'plausible: slack', file: 'core/carbon/plausible.ts', from: 'Math.sqrt(10)', to: '30', test: energy },
  { what: 'embodied: life', file: 'core/carbon/embodied.ts', from: 'lifeYears * weeksPerYear', to: 'weeksPerYear', test: region },
  { what: 'region: country first', file: 'core/carbon/region.ts', from: "['bidding-zone', 'country'] as const", to: "['country', 'bidding-zone'] as const", test: region },
  { what: 'region: exact spelling', file: 'core/carbon/region.ts', from: 'exact.length > 0 ? exact : found', to: 'found', test: region },
  { what: 'page: per cent', file: 'core/advice/shown.ts', from: 'shown / factorOf(spec)', to: 'shown', test: view },
  { what: 'page: range of a typed number', file: 'core/advice/shown.ts', from: 'shown >= min && shown <= max', to: 'shown >= min', test: view },
  { what: 'page: cost of both sides', file: 'core/advice/view/charts.ts', from: 'own: rent - aheadUsd', to: 'own: rent + aheadUsd', test: view },
  { what: 'page: a close call', file: 'core/advice/view/figures.ts', from: 'npvBand.low < 0 && npvBand.high > 0', to: 'npvBand.low > 0 && npvBand.high < 0', test: view },
  { what: 'page: what was changed', file: 'core/advice/view/assumption-rows.ts', from: 'assumptionIn(scenario, key).value !== assumptionIn(standard, key).value', to: 'assumptionIn(scenario, key).value === -1', test: page },
  { what: 'page: default after a choice', file: 'services/advise-choices.ts', from: 'value !== null && value !== start[what]', to: 'value === null', test: page },
  { what: 'page: hours of the workload', file: 'core/comparison/amount.ts', from: 'units / unitsPerSecond / 3600', to: 'units / unitsPerSecond / 60', test: page },
  { what: 'page: marker under the pointer', file: 'core/chart/kinds/curve-option.ts', from: 'width - sides.left - sides.right', to: 'width - sides.left', test: 'core/chart/kinds/curve.test.ts' },
  { what: 'plan: hours left running', file: 'core/advice/candidate.ts', from: ' * (1 + v.idleWasteShare)', to: '', test: plan },
  { what: 'plan: data in the cloud', file: 'core/advice/plan.ts', from: '(cloud.length > 0 ? dataUsd : 0)', to: '0', test: plan },
  { what: 'misspelt assumption', file: 'core/advice/scenario.ts', from: 'if (unknown !== null) throw', to: 'if (unknown === "") throw', test: command },
  { what: 'plan: committed hours', file: 'core/advice/candidate.ts', from: 'Math.max(hours, v.committedHoursPerMonth) * committedUsdPerHour', to: 'hours * committedUsdPerHour', test: plan },
]
