/** @typedef {{ what: string, file: string, from: string, to: string, test: string }} Mutation */
const engine = 'core/statistics/engine-reference.test.ts'
const reference = 'core/statistics/reference.test.ts'
const rules = 'core/statistics/rules.test.ts'
const verdict = 'core/verdict/verdict.test.ts'
const history = 'core/history/history.test.ts'

/** One deliberate error for each formula and gate: a line each. @type {Mutation[]} */
export const mutations = [
  { what: 'quantile', file: 'core/statistics/quantile.ts', from: '(ordered.length - 1) * q', to: 'ordered.length * q', test: reference },
  { what: 'median interval', file: 'core/statistics/median-interval.ts', from: '(1 - confidence) / 2', to: '1 - confidence', test: reference },
  { what: 'rank correlation', file: 'core/statistics/rank-correlation.ts', from: 'products / squares', to: 'squares / products', test: reference },
  { what: 'autocorrelation', file: 'core/statistics/rank-correlation.ts', from: '(1 - rho)) / (1 + rho)', to: '(1 - rho))', test: rules },
  { what: 'spread (MAD)', file: 'core/statistics/spread.ts', from: 'Math.abs(value - middle)', to: '(value - middle)', test: reference },
  { what: "Student's t", file: 'core/statistics/student-t.ts', from: 'df / (df + t * t)', to: 'df / (df + t)', test: reference },
  { what: 'launch interval', file: 'core/statistics/launch-interval.ts', from: '(n - 1)\n', to: 'n\n', test: reference },
  { what: 'normal distribution', file: 'core/statistics/normal.ts', from: '2 / Math.sqrt(Math.PI)', to: '1 / Math.sqrt(Math.PI)', test: engine },
  { what: 'BCa: bias', file: 'core/statistics/bootstrap.ts', from: 'return normalQuantile(', to: 'return 0 * normalQuantile(', test: engine },
  { what: 'BCa: acceleration', file: 'core/statistics/bootstrap.ts', from: '(6 * square ** 1.5)', to: '-(6 * square ** 1.5)', test: engine },
  { what: 'two-level variance', file: 'core/statistics/two-level.ts', from: 'between - within / samples', to: 'between - within', test: engine },
  { what: 'samples per launch', file: 'core/statistics/two-level.ts', from: '(launchSeconds / sampleSeconds)', to: '(sampleSeconds / launchSeconds)', test: engine },
  { what: 'outliers', file: 'core/statistics/outliers.ts', from: 'noisyShare * seconds.length', to: 'seconds.length', test: 'core/statistics/outliers.test.ts' },
  { what: 'percentile claims', file: 'core/statistics/outliers.ts', from: '(n - k + 1) / k', to: '(n - k) / k', test: engine },
  { what: 'warm-up', file: 'core/statistics/warm-up.ts', from: '(2.5 * madToSigma', to: '(250 * madToSigma', test: rules },
  { what: 'drift', file: 'core/statistics/drift.ts', from: 'driftLimit = 0.03', to: 'driftLimit = 0.3', test: rules },
  { what: 'calibration', file: 'core/statistics/calibrate.ts', from: 'Math.ceil(targetSeconds / oneIterationSeconds)', to: 'Math.floor(targetSeconds / oneIterationSeconds)', test: rules },
  { what: "Welch's t", file: 'core/verdict/contrast.ts', from: 'p.ofMean + q.ofMean', to: 'p.ofMean', test: engine },
  { what: 'direction', file: 'core/verdict/contrast.ts', from: "sign * (q.mean - p.mean)", to: '(q.mean - p.mean)', test: verdict },
  { what: 'pairing', file: 'core/verdict/contrast.ts', from: 'df: n - 1', to: 'df: n', test: engine },
  { what: 'Holm', file: 'core/verdict/holm.ts', from: '(ps.length - rank)', to: '1', test: verdict },
  { what: 'noise floor', file: 'core/verdict/verdict.ts', from: 'Math.max(0.01, 3 * spread)', to: '3 * spread', test: verdict },
  { what: 'few launches', file: 'core/verdict/verdict.ts', from: 'const fewLaunches = 3', to: 'const fewLaunches = 2', test: verdict },
  { what: 'equivalence', file: 'core/verdict/verdict.ts', from: 'narrow.low > -limit && narrow.high < limit', to: 'narrow.low > -limit || narrow.high < limit', test: verdict },
  { what: 'refusals', file: 'core/verdict/refusals.ts', from: 'a.work === b.work && sameParams', to: 'a.work === b.work || sameParams', test: 'core/diff/view.test.ts' },
  { what: 'score', file: 'core/verdict/score.ts', from: "better === 'higher' ? value / reference : reference / value", to: 'value / reference', test: 'core/verdict/score.test.ts' },
  { what: 'score: flagged parts', file: 'core/verdict/score.ts', from: '=> measured?.flagged)', to: '=> false)', test: 'core/verdict/score.test.ts' },
  { what: 'prediction interval', file: 'core/history/prediction.ts', from: 'Math.sqrt(1 + 1 / n)', to: 'Math.sqrt(1 / n)', test: engine },
  { what: 'new run', file: 'core/history/prediction.ts', from: 'last === previous', to: 'true', test: history },
  { what: 'change points: significance', file: 'core/history/change-points.ts', from: 'significance: 0.001', to: 'significance: 0.5', test: history },
  { what: 'change points: size', file: 'core/history/change-points.ts', from: 'change: 0.03', to: 'change: 0.001', test: history },
  { what: 'change points: place', file: 'core/history/change-points.ts', from: '2 * between - within(left)', to: 'between - within(left)', test: engine },
  { what: 'gates: worst', file: 'core/gates/worst.ts', from: 'unknown: 0', to: 'unknown: 1', test: 'services/runner/measure-watched.test.ts' },
  { what: 're-runs', file: 'services/runner/measure-watched.ts', from: 'badness(seen.gates) < badness', to: 'badness(seen.gates) <= badness', test: 'services/runner/measure-watched.test.ts' },
]
