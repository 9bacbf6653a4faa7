import { atMost, printRows } from './bench/report.mjs'

/**
 * `npm run bench:prediction [-- --calibration DIR] [-- --json]`: errors of the predictor on published measurements that it
 * was not fitted to (one card left out in turn), beside predictors that anybody would think of first.
 */
const sections = [
  async () => (await import('./prediction/training.mjs')).trainingSection(),
  async () => (await import('./prediction/told.mjs')).toldSection(),
  async () => (await import('./prediction/peaks.mjs')).peaksSection(),
  async () => (await import('./prediction/decode.mjs')).decodeSection(),
]

const rowsOf = ({ title, ours, naive = [] }) => [
  atMost(`${title}: median error`, ours.median, '%', ours.goals.median ?? null, ours.spearman === undefined ? '' : `rank correlation ${ours.spearman.toFixed(3)}`),
  atMost('  p90 error', ours.p90, '%', ours.goals.p90 ?? null, ''),
  ...(ours.coverage === null ? [] : [{ id: '  80 % band holds', value: ours.coverage, unit: '%', goal: ours.goals.coverage?.[0] ?? null, ok: ours.goals.coverage ? ours.coverage >= ours.goals.coverage[0] && ours.coverage <= ours.goals.coverage[1] : null, note: ours.goals.coverage ? `goal ${ours.goals.coverage.join(' to ')} %` : '' }]),
  ...naive.map(({ name, median, p90 }) => atMost(`  beside it, ${name}`, median, '%', null, `p90 ${p90.toFixed(0)} %`)),
]

try {
  const rows = []
  for (const section of sections) for (const part of [await section()].flat()) rows.push(...rowsOf(part))
  printRows(rows)
} catch (error) {
  process.stderr.write(`could not measure: ${error.message}\n`)
  process.exit(1)
}
