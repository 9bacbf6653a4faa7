const month = 'core/carbon/month.test.ts'
const power = 'core/carbon/power.test.ts'
const choices = 'core/carbon/choices.test.ts'
const footprint = 'core/carbon/footprint.test.ts'
const claims = 'catalog/plausible-claims.test.ts'
const worked = 'build/carbon-doc.test.mjs'
const page = 'services/app/carbon.test.ts'
const command = 'cli/commands/carbon.test.ts'

/** One deliberate error in each rule of carbon. @type {import('./list.mjs').Mutation[]} */
export const mutations = [
  { what: 'sum of ends', file: 'core/carbon/range.ts', from: 'parts.reduce((total, part) => total + of(part), 0)', to: 'parts.reduce((total, part) => Math.max(total, of(part)), 0)', test: month },
  { what: 'a point from nowhere', file: 'core/carbon/range.ts', from: 'parts.some(({ point }) => point === null) ? null', to: 'parts.every(({ point }) => point === null) ? null', test: worked },
  { what: 'PUE', file: 'core/carbon/month.ts', from: 'hoursAMonth(hoursPerWeek) / 1000), pue))', to: 'hoursAMonth(hoursPerWeek) / 1000), { low: 1, high: 1, point: 1 }))', test: month },
  { what: 'PUE of a run', file: 'core/carbon/month.ts', from: 'product(product(energy.value, spec.pue), spec.intensity.value)', to: 'product(energy.value, spec.intensity.value)', test: month },
  { what: 'grid', file: 'core/carbon/month.ts', from: 'known(product(kwh.value, intensity.value))', to: 'kwh', test: month },
  { what: 'unknown power is not zero', file: 'core/carbon/month.ts', from: 'pue)) : watts\n', to: 'pue)) : known(exactly(0))\n', test: month },
  { what: 'unknown grid is not zero', file: 'core/carbon/month.ts', from: 'intensity.value)) : intensity\n}\n\n/** The month', to: 'intensity.value)) : known(exactly(0))\n}\n\n/** The month', test: month },
  { what: 'waiting hours', file: 'core/carbon/month.ts', from: 'Math.min(idleHoursPerWeek, 168 - hoursPerWeek)', to: 'idleHoursPerWeek', test: month },
  { what: 'life', file: 'core/carbon/month.ts', from: '1 / (12 * lifeYears)', to: '1 / lifeYears', test: month },
  { what: 'unit of work', file: 'core/carbon/month.ts', from: 'hours * 3600 * unitsPerSecond', to: 'hours * 60 * unitsPerSecond', test: month },
  { what: 'TDP as a point', file: 'core/carbon/power.ts', from: 'range(tdpWatts * limit.low, tdpWatts * limit.high)', to: 'range(tdpWatts * limit.low, tdpWatts * limit.high, tdpWatts)', test: power },
  { what: 'utilisation', file: 'core/carbon/power.ts', from: 'powerShare(utilisation)', to: 'utilisation', test: power },
  { what: 'a meter first', file: 'core/carbon/power.ts', from: 'if (enteredWatts !== null) return', to: 'if (enteredWatts !== null && measuredWatts === null) return', test: power },
  { what: 'every card', file: 'core/carbon/power.ts', from: 'const tdp = devices.tdpWatts * devices.count', to: 'const tdp = devices.tdpWatts', test: power },
  { what: 'benchmark of the work', file: 'core/carbon/run-energy.ts', from: 'own.length > 0 ? own : busy', to: 'busy', test: power },
  { what: 'a disk is no work', file: 'core/carbon/run-energy.ts', from: "resource === 'compute' &&", to: '', test: power },
  { what: 'error of making', file: 'core/carbon/embodied.ts', from: 'kgCO2e * (1 - errorShare)', to: 'kgCO2e', test: worked },
  { what: 'share of a platform', file: 'core/carbon/embodied.ts', from: 'gpuCount / platformGpus', to: '1 / platformGpus', test: worked },
  { what: 'a host for every card', file: 'core/carbon/instance.ts', from: "scaled(hostAtWork('gpu'), count)", to: "hostAtWork('gpu')", test: choices },
  { what: 'a PUE that nobody publishes', file: 'core/carbon/instance.ts', from: 'range(1, 1.5)', to: 'range(1, 1)', test: choices },
  { what: "a server's life", file: 'core/carbon/instance.ts', from: 'hoursPerWeek: 168', to: 'hoursPerWeek: 40', test: worked },
  { what: 'price of a tonne', file: 'core/carbon/grams-or-dollars.ts', from: 'cheapest.kg.value.high - cleanest.kg.value.low', to: 'cheapest.kg.value.low - cleanest.kg.value.high', test: choices },
  { what: 'overlapping bands', file: 'core/carbon/grams-or-dollars.ts', from: 'fewest > 0 ?', to: 'true ?', test: choices },
  { what: 'faster card', file: 'core/carbon/what-if.ts', from: 'spec.hoursPerWeek / ratio', to: 'spec.hoursPerWeek', test: choices },
  { what: "the old card's power", file: 'core/carbon/what-if.ts', from: 'devices: card.devices, enteredWatts: null, measuredWatts: null', to: 'devices: card.devices', test: choices },
  { what: 'grams here, dollars there', file: 'core/carbon/footprint.ts', from: 'cheaper.place !== fewer', to: 'cheaper.place === fewer', test: footprint },
  { what: 'slack of a claim', file: 'core/carbon/plausible.ts', from: 'Math.sqrt(10)', to: '1000', test: claims },
  { what: 'no slack for a claim', file: 'core/carbon/plausible.ts', from: 'Math.sqrt(10)', to: '1', test: claims },
  { what: 'a claim too low', file: 'core/carbon/plausible.ts', from: 'claimed >= expected.low / slack', to: 'true', test: claims },
  { what: 'a part of a plan left out', file: 'core/carbon/plan.ts', from: 'return missing ?? known(', to: 'return known(', test: 'core/carbon/plan.test.ts' },
  { what: 'what waits, where all is rented', file: 'core/carbon/plan.ts', from: '...(anyHere ? [fixedKg] : [])', to: 'fixedKg', test: 'core/carbon/plan.test.ts' },
  { what: 'assumed place', file: 'services/carbon/index.ts', from: 'assumed: given.region === null &&', to: 'assumed: false && given.region === null &&', test: page },
  { what: 'plan of the kept advice', file: 'services/carbon/plan.ts', from: 'offerHours(offer, phase, values)', to: 'NaN', test: page },
  { what: 'what is not measured on the card', file: 'services/carbon/machine.ts', from: 'measuredWatts: own.gpu && !onCard ? null :', to: 'measuredWatts:', test: page },
  { what: 'nearest names', file: 'services/carbon/grid.ts', from: "Nearest: ${match.nearest.join(', ')}", to: 'Look it up', test: page },
  { what: 'range of a typed number', file: 'cli/commands/carbon.ts', from: 'value >= low && value <= high', to: 'value <= high', test: command },
]
