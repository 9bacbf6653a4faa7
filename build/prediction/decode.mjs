import path from 'node:path'
import { importTypeScript } from '../typescript.mjs'
import { calibrationFolder, readCsv } from './calibration.mjs'
import { errorsOf } from './errors.mjs'

/**
 * Decode and prompt speed against published llama.cpp measurements of May 2024, with that build's constants. Alone, with
 * `--fit`, it prints the constants that fit them best.
 */
const [{ gpus, models }, { matchGpu }, { matchModel }, { band }, { may2024 }, { findEngine }, { shapeOf }, { decodeSeconds, decodeSpeed }, { prompt2024, promptSeconds, promptSigma }] = await Promise.all(
  ['catalog/index.ts', 'core/catalog/match-gpu.ts', 'core/catalog/match-model.ts', 'core/prediction/band.ts', 'core/prediction/llm/constants.ts', 'core/prediction/llm/engines.ts', 'core/prediction/llm/model.ts', 'core/prediction/llm/speed.ts', 'core/prediction/llm/prompt.ts'].map(importTypeScript),
)
const engine = findEngine('llama.cpp')

function rowsOf() {
  return readCsv(path.join(calibrationFolder(), 'llm-decode-speed.csv')).flatMap((row) => {
    const gpu = matchGpu(gpus(), row.gpu).gpu
    const model = matchModel(models(), row.model).model
    if (!gpu || !model) throw new Error(`the catalog does not know ${row.gpu} or ${row.model}`)
    const tokens = Number(row.tg_test.slice(2))
    const setup = { gpu, count: Number(row.num_gpus), shape: shapeOf(model), weightBytes: Number(row.file_GiB) * 2 ** 30, bitsPerWeight: (8 * Number(row.file_GiB) * 2 ** 30) / (Number(row.params_B) * 1e9), engine, cpuMemoryGBs: 100 }
    return [{ gpu, tokens, setup, decode: Number(row.tg_tps) || null, prompt: Number(row.pp_tps) || null }]
  })
}

/** What is fitted, as logarithms of factors on the constants of May 2024. */
const knobs = [
  (c, f) => ({ ...c, weights: { ...c.weights, GDDR: c.weights.GDDR * f } }),
  (c, f) => ({ ...c, weights: { ...c.weights, HBM: c.weights.HBM * f } }),
  (c, f) => ({ ...c, weights: { ...c.weights, LPDDR: c.weights.LPDDR * f } }),
  (c, f) => ({ ...c, layerSeconds: { ...c.layerSeconds, gpu: c.layerSeconds.gpu * f } }),
  (c, f) => ({ ...c, layerSeconds: { ...c.layerSeconds, apple: c.layerSeconds.apple * f } }),
  (c, f) => ({ ...c, unpack: { ...c.unpack, apple: c.unpack.apple * f } }),
  (c, f) => ({ ...c, unpack: { ...c.unpack, gpu: c.unpack.gpu * f } }),
  (c, f) => ({ ...c, cache: { ...c.cache, gpu: c.cache.gpu * f } }),
  (c, f) => ({ ...c, cache: { ...c.cache, apple: c.cache.apple * f } }),
]
const cost = (rows, constants) => rows.reduce((sum, { setup, tokens, decode }) => sum + Math.abs(Math.log(decodeSeconds({ ...setup, contextTokens: tokens / 2, constants }, 0).total * decode)), 0)

/** Coordinate descent from what the program has; least absolute error, which outliers do not pull. */
function descend(start, steps, costOf) {
  let [constants, best] = [start, costOf(start)]
  for (const step of [0.2, 0.08, 0.03]) {
    for (let moved = true; moved; ) {
      moved = false
      for (const knob of steps) {
        for (const factor of [Math.exp(step), Math.exp(-step)]) {
          const tried = knob(constants, factor)
          const value = costOf(tried)
          if (value < best - 1e-9) [constants, best, moved] = [tried, value, true]
        }
      }
    }
  }
  return constants
}
const refit = (rows) => descend(may2024, knobs, (constants) => cost(rows, constants))

const promptKnobs = [
  ...['GDDR', 'HBM', 'LPDDR'].map((kind) => (c, f) => ({ ...c, products: { ...c.products, [kind]: c.products[kind] * f } })),
  ...['gpu', 'apple'].map((kind) => (c, f) => ({ ...c, quantised: { ...c.quantised, [kind]: c.quantised[kind] * f } })),
  ...['scores', 'cards'].map((name) => (c, f) => ({ ...c, [name]: c[name] * f })),
]
const promptCost = (rows, constants) => rows.reduce((sum, { setup, tokens, prompt }) => sum + Math.abs(Math.log(promptSeconds({ ...setup, contextTokens: tokens }, 0, constants).total * prompt)), 0)
const refitPrompt = (rows) => descend(prompt2024, promptKnobs, (constants) => promptCost(rows, constants))

/** Each card told by constants that were fitted without it. */
const leftOut = (rows, fit, tell) =>
  [...new Set(rows.map(({ gpu }) => gpu))].flatMap((held) => {
    const constants = fit(rows.filter(({ gpu }) => gpu !== held))
    return rows.filter(({ gpu }) => gpu === held).map((row) => tell(row, constants))
  })

export function decodeSection() {
  const rows = rowsOf()
  const decoded = rows.filter(({ decode }) => decode)
  const pairs = leftOut(decoded, refit, ({ setup, tokens, decode }, constants) => {
    const { tokensPerSecond, low, high } = decodeSpeed({ ...setup, contextTokens: tokens / 2, constants })
    return { predicted: tokensPerSecond, low, high, actual: decode }
  })
  const prompts = leftOut(rows.filter(({ prompt }) => prompt), refitPrompt, ({ gpu, setup, tokens, prompt }, constants) => {
    const predicted = 1 / promptSeconds({ ...setup, contextTokens: tokens }, 0, constants).total
    return { predicted, ...band(predicted, promptSigma(gpu)), actual: prompt }
  })
  const naive = decoded.map(({ gpu, setup, decode }) => ({ predicted: (gpu.memoryBandwidthGBs * 1e9) / setup.weightBytes, actual: decode }))
  return [
    { title: `decode speed, leaving one card out: ${pairs.length} measurements`, ours: { ...errorsOf(pairs), goals: { median: 9, p90: 30, coverage: [75, 90] } }, naive: [{ name: 'bandwidth over file size', ...errorsOf(naive) }] },
    { title: `prompt speed, leaving one card out: ${prompts.length} measurements`, ours: { ...errorsOf(prompts), goals: {} } },
  ]
}

if (process.argv.includes('--fit')) console.log(JSON.stringify({ decode: refit(rowsOf().filter(({ decode }) => decode)), prompt: refitPrompt(rowsOf().filter(({ prompt }) => prompt)) }, null, 2))
