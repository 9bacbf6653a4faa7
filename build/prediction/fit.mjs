import { importTypeScript } from '../typescript.mjs'
import { calibrationFolder, trainingRows } from './calibration.mjs'

/**
 * `node build/prediction/fit.mjs [--calibration DIR]`: where the time of each measured workload goes on the reference card,
 * from single-GPU measurements, as the lines of core/prediction/training/fitted.ts; and how much two cards lose.
 */
const [{ gpus }, { matchGpu }, { trainingRates }, { fitShares, referenceGpu }, { leastProducts }] = await Promise.all(
  ['catalog/index.ts', 'core/catalog/match-gpu.ts', 'core/prediction/rates.ts', 'core/prediction/training/shares.ts', 'core/prediction/training/least-products.ts'].map(importTypeScript),
)
/** Mixed precision changes nothing there, on any card: they compute in fp32 all the same. */
const alwaysFp32 = new Set(['waveglow', 'tacotron2'])
const rows = trainingRows(calibrationFolder())
const cards = new Map([...new Set(rows.map(({ gpu }) => gpu))].map((name) => [name, matchGpu(gpus(), name).gpu]))
const reference = gpus().find(({ id }) => id === referenceGpu)

/** @param {string | null} without a card that is left out of the fit */
export function fitAll(without = null) {
  const fitted = {}
  for (const workload of [...new Set(rows.map((row) => row.workload))].sort()) {
    for (const precision of ['fp32', 'fp16']) {
      const used = alwaysFp32.has(workload) ? 'fp32' : precision
      const seen = rows.filter((row) => row.workload === workload && row.precision === precision && row.count === 1 && row.gpu !== without)
      const observations = seen.flatMap(({ gpu, throughput }) => {
        const rates = trainingRates(cards.get(gpu), used)
        return rates ? [{ throughput, rates }] : []
      })
      ;(fitted[workload] ??= {})[precision] = fitShares(observations, trainingRates(reference, used), leastProducts(workload, used))
    }
  }
  return fitted
}

export { rows, cards, alwaysFp32 }

/** What the source counts a second of, in the singular. */
const units = { 'images/s': 'image', 'sequences/s': 'sequence', 'tokens/s': 'token', 'samples/s': 'sample', 'output-mels/s': 'mel frame', 'output-samples/s': 'audio sample' }

if (process.argv[1]?.endsWith('fit.mjs')) {
  const digits = ({ matrix, memory, vector, seconds }) => `{ matrix: ${matrix.toFixed(3)}, memory: ${memory.toFixed(3)}, vector: ${vector.toFixed(3)}, seconds: ${seconds.toExponential(3)} }`
  for (const [workload, { fp32, fp16 }] of Object.entries(fitAll())) {
    const { unit } = rows.find((row) => row.workload === workload)
    const lost = rows.filter((row) => row.workload === workload && row.count === 2).flatMap(({ gpu, precision, throughput }) => {
      const one = rows.find((row) => row.workload === workload && row.precision === precision && row.gpu === gpu && row.count === 1)
      return one ? [Math.max(0, 1 - throughput / (2 * one.throughput))] : []
    }).sort((a, b) => a - b)
    console.log(`  ${workload}: { fp32: ${digits(fp32)}, fp16: ${digits(fp16)}, exchange: ${lost[Math.floor(lost.length / 2)]?.toFixed(2)}, unit: '${units[unit]}' },`)
  }
}
