import { importTypeScript } from '../typescript.mjs'
import { errorsOf } from './errors.mjs'
import { alwaysFp32, cards, fitAll, rows } from './fit.mjs'

const [{ gpus }, { trainingRatio }, { trainingWorkloads }, { referenceGpu }] = await Promise.all(
  ['catalog/index.ts', 'core/prediction/training/ratio.ts', 'core/prediction/training/workloads.ts', 'core/prediction/training/shares.ts'].map(importTypeScript),
)
const reference = gpus().find(({ id }) => id === referenceGpu)

/** Each pair of a held-out card with another, same workload, precision and count, both directions. A value beyond N times one card is no measurement. */
function pairs(predict) {
  const possible = rows.filter(({ workload, precision, gpu, count, throughput }) => {
    const one = rows.find((row) => row.workload === workload && row.precision === precision && row.gpu === gpu && row.count === 1)
    return count === 1 || !one || throughput <= 1.1 * count * one.throughput
  })
  return [...cards.keys()].flatMap((held) => {
    const fitted = fitAll(held)
    return possible.filter(({ gpu }) => gpu === held).flatMap((row) =>
      possible
        .filter((other) => other.gpu !== held && other.workload === row.workload && other.precision === row.precision && other.count === row.count)
        .flatMap((other) => [[row, other], [other, row]].map(([from, to]) => ({ ...predict(from, to, fitted), actual: to.throughput / from.throughput }))),
    )
  })
}

const ours = (from, to, fitted) => {
  const known = trainingWorkloads.find(({ aliases }) => aliases.includes(from.workload))
  const shares = fitted[from.workload]
  const answer = trainingRatio({ ...known, shares, alwaysFp32: alwaysFp32.has(from.workload) }, from.precision, { gpu: cards.get(from.gpu), count: from.count }, { gpu: cards.get(to.gpu), count: to.count }, reference)
  return { predicted: answer.ratio, low: answer.low, high: answer.high }
}

const paper = (row) => {
  const gpu = cards.get(row.gpu)
  return row.precision === 'fp16' ? gpu.fp16TensorTflops : (gpu.tf32Tflops ?? gpu.fp32Tflops)
}
const naive = (rate) => (from, to) => ({ predicted: rate(to) / rate(from) })
const bandwidth = (row) => cards.get(row.gpu).memoryBandwidthGBs

/** Rows of the bench, ours first. */
export function trainingSection() {
  const whole = errorsOf(pairs(ours))
  const others = { 'paper TFLOPS': paper, bandwidth, 'their geometric mean': (row) => Math.sqrt(paper(row) * bandwidth(row)), 'fp32 TFLOPS x one constant': (row) => cards.get(row.gpu).fp32Tflops }
  return {
    title: `training ratios, leaving one card out: ${whole.count} pairs`,
    ours: { ...whole, goals: { median: 14, p90: 36, coverage: [75, 90] } },
    naive: Object.entries(others).map(([name, rate]) => ({ name, ...errorsOf(pairs(naive(rate))) })),
  }
}
