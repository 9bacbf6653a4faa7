import { atMost, median, printRows } from './bench/report.mjs'
import { errorOf, fit, readRows } from './prediction/memory.mjs'

/**
 * `npm run bench:fit [-- --calibration DIR] [-- --rows] [-- --fit]`: needed memory against published measurements
 * (QwenLM/Qwen, torchtune), one GPU. Each set (a source and a model) is predicted with constants that were fitted without
 * it. Rows of ZeRO-3, several nodes or GPUs and LoRA with embeddings are left out and counted by name.
 */
const goals = { inference: 12, lora: 20, qlora: 25, full: 22 }
const percent = (error) => 100 * (Math.exp(error) - 1)

function measure() {
  const { used, leftOut } = readRows()
  if (process.argv.includes('--fit')) console.error(JSON.stringify(fit(used), null, 1))
  const sets = [...new Set(used.map(({ set }) => set))]
  const errors = sets.flatMap((set) => {
    const constants = fit(used.filter((row) => row.set !== set))
    return used.filter((row) => row.set === set).map((row) => ({ ...row, error: percent(errorOf(row, constants)) }))
  })
  if (process.argv.includes('--rows')) for (const { row, set, error } of errors) console.error([set, row.method, row.precision.slice(0, 6), row.seq_len, row.gpu, row.reported_GB, `${error.toFixed(0)} %`].join('  '))
  const low = errors.filter(({ error }) => error < -20).length / errors.length
  const named = Object.entries(leftOut).map(([name, count]) => `${count} ${name}`)
  return [
    ...Object.entries(goals).map(([method, goal]) => {
      const own = errors.filter(({ row }) => row.method === method).map(({ error }) => error)
      return atMost(`${method}, median error`, median(own.map(Math.abs)), '%', goal, `${own.length} rows, bias ${median(own).toFixed(0)} %, ${sets.length} sets, each kept out in turn`)
    }),
    atMost('more than 20 % too low', 100 * low, '%', 10, `${errors.length} rows; left out: ${named.join(', ')}`),
  ]
}

try {
  printRows(measure())
} catch (error) {
  process.stderr.write(`could not measure: ${error.message}\n`)
  process.exit(1)
}
