import { atLeast, atMost, printRows } from './bench/report.mjs'
import { importTypeScript } from './typescript.mjs'

/**
 * `npm run sim:engine [-- --json]`: what the engine claims beside what it does on data whose truth is known. Seeds are
 * stored, so that everybody sees the same table. docs/engine.md holds it.
 */
const seed = 20261124
const load = async (file) => importTypeScript(`core/${file}.ts`)
const [{ seededRandom, normal }, { medianInterval }, { launchInterval }, { bcaInterval }, { contrast }, { verdictOf }, { steadyAt }, { drifted }, { changePoints }] = await Promise.all(
  ['statistics/random', 'statistics/median-interval', 'statistics/launch-interval', 'statistics/bootstrap', 'verdict/contrast', 'verdict/verdict', 'statistics/warm-up', 'statistics/drift', 'history/change-points'].map(load),
)

const percent = (count, of) => (100 * count) / of
/** How often `trial` says yes, %. Each row has a generator of its own, so that rows can be added. */
function share(times, salt, trial) {
  const random = seededRandom(seed + salt)
  let yes = 0
  for (let i = 0; i < times; i++) if (trial(random)) yes++
  return percent(yes, times)
}
const many = (count, make) => Array.from({ length: count }, (_, i) => make(i))
const inside = ({ low, high }, truth) => low <= truth && truth <= high

/** Noise that follows itself: AR(1) with unit variance. */
function follows(random, rho) {
  let noise = normal(random)
  return () => (noise = rho * noise + Math.sqrt(1 - rho * rho) * normal(random))
}

const iid = (random) => many(30, () => 10 + normal(random))
const skewed = (random) => many(30, () => Math.exp(0.5 * normal(random)))
const correlated = (random) => {
  const next = follows(random, 0.8)
  return many(100, () => 10 + next())
}
/** The interval without its correction: order statistics as if the samples did not know each other. */
const uncorrected = (values) => {
  const sorted = [...values].sort((a, b) => a - b)
  const reach = 0.98 * Math.sqrt(values.length)
  return { low: sorted[Math.floor(values.length / 2 - reach)], high: sorted[Math.ceil(values.length / 2 + reach) - 1] }
}

/** One run: a level for each launch, samples around it that follow themselves; what is compared is one number a launch. */
function launches(random, speed, count, spread, rho = 0.6) {
  return many(count, () => {
    const level = Math.log(speed) + spread * normal(random)
    const next = follows(random, rho)
    const samples = many(20, () => level + 0.01 * next()).sort((a, b) => a - b)
    return Math.exp((samples[9] + samples[10]) / 2)
  })
}
const verdict = (random, speed, count, spread = 0.01) => verdictOf(contrast(launches(random, 100, count, spread), launches(random, speed, count, spread), 'higher')).kind
const differs = (kind) => kind === 'faster' || kind === 'slower'

const noisy = (random, shape) => many(60, (i) => shape(i) * (1 + 0.005 * normal(random)))
const series = (random, levels) => levels.flatMap((level) => many(15, () => level * Math.exp(0.01 * normal(random))))

const row = (id, value, goal, note, lower = false) => (lower ? atMost : atLeast)(id, value, '%', goal, note)
const rows = [
  row('median interval, iid normal', share(4000, 1, (random) => inside(medianInterval(iid(random)), 10)), 93, 'claimed 95; n = 30'),
  row('median interval, lognormal', share(4000, 2, (random) => inside(medianInterval(skewed(random)), 1)), 93, 'claimed 95; n = 30, sigma = 0.5'),
  row('median interval, rho = 0.8', share(2000, 3, (random) => inside(medianInterval(correlated(random)), 10)), 90, 'claimed 95; n = 100, corrected for autocorrelation'),
  row('same, not corrected', share(2000, 3, (random) => inside(uncorrected(correlated(random)), 10)), null, 'what the correction is for'),
  row('launch interval, R = 5', share(4000, 4, (random) => inside(launchInterval(launches(random, 100, 5, 0.02)), 100)), 93, 'claimed 95; t over logs'),
  row('launch interval, R = 3', share(4000, 5, (random) => inside(launchInterval(launches(random, 100, 3, 0.02)), 100)), 93, 'claimed 95; a quick run'),
  row('BCa of the mean, 20 launches', share(300, 6, (random) => {
    const answer = bcaInterval(many(20, () => many(5, () => Math.exp(0.3 * normal(random)))), { statistic: (all) => all.reduce((sum, samples) => sum + samples.reduce((inner, value) => inner + value, 0) / samples.length, 0) / all.length, random, resamples: 999 })
    return answer.ok && inside(answer, Math.exp(0.045))
  }), 90, 'claimed 95; lognormal, launches then samples'),
  row('A/A called different, R = 5', share(4000, 7, (random) => differs(verdict(random, 100, 5))), 5, 'spread 1 %, rho = 0.6', true),
  row('A/A called different, R = 3', share(4000, 8, (random) => differs(verdict(random, 100, 3))), 5, 'a quick run', true),
  row('A/A called different, R = 5, 3 %', share(4000, 9, (random) => differs(verdict(random, 100, 5, 0.03))), 5, 'a noisier machine', true),
  row('5 % slowdown found, R = 5', share(4000, 10, (random) => verdict(random, 95, 5) === 'slower'), 95, 'spread 1 %'),
  row('10 % slowdown found, R = 3', share(4000, 11, (random) => verdict(random, 90, 3) === 'slower'), 90, 'a quick run calls 5 % and more'),
  row('equivalence said, R = 10', share(2000, 12, (random) => verdict(random, 100, 10) === 'equivalent'), 90, 'same build, spread 1 %'),
  row('warm-up cut, decay', share(500, 13, (random) => {
    const at = steadyAt(noisy(random, (i) => 1 + 0.5 * Math.exp(-i / 10)))
    return at !== null && at >= 10
  }), 95, 'an exponential decay of 50 %, tau = 10: not before the tenth'),
  row('steady from the start', share(500, 14, (random) => (steadyAt(noisy(random, () => 1)) ?? 99) <= 2), 90, 'nothing to cut'),
  row('drift found, ramp of 10 %', share(1000, 15, (random) => drifted(noisy(random, (i) => 1 + (0.1 * i) / 60))), 95, 'after sampling'),
  row('drift found, step of 8 %', share(1000, 16, (random) => drifted(noisy(random, (i) => (i < 30 ? 1 : 1.08)))), 95, ''),
  row('drift said of none', share(1000, 17, (random) => drifted(noisy(random, () => 1))), 1, 'false alarms', true),
  row('change point, false alarms', share(400, 18, (random) => changePoints(series(random, [100, 100])).length > 0), 2, '30 runs of one level, scatter 1 %', true),
  row('change point of 5 % found', share(400, 19, (random) => changePoints(series(random, [100, 95])).some(({ index }) => Math.abs(index - 15) <= 1)), 95, 'within one run of its place'),
]
if (!process.argv.includes('--json')) console.log(`Simulated with seed ${seed}\n`)
printRows(rows)
process.exit(0)
