import path from 'node:path'
import { importTypeScript } from '../typescript.mjs'
import { calibrationFolder, readCsv } from './calibration.mjs'

const [{ models }, { matchModel }, { dimensionsOf }, { givenDimensions }, { memoryParts, totalBytes }, { planOf }, { planFields }] = await Promise.all(
  ['catalog/index.ts', 'core/catalog/match-model.ts', 'core/fit/dimensions.ts', 'core/fit/given.ts', 'core/fit/memory.ts', 'core/fit/plan-of.ts', 'core/fit/question.ts'].map(importTypeScript),
)

/** Qwen 1.x is not in the catalog; dimensions from the configurations of its releases (QwenLM/Qwen). */
const qwen = (paramsB, layers, hiddenSize, heads, ffnSize) => givenDimensions({ paramsB, layers, hiddenSize, heads, ffnSize, vocab: 151936, tiedEmbeddings: false })
const others = { 'Qwen-1.8B': qwen(1.84, 24, 2048, 16, 5504), 'Qwen-7B': qwen(7.72, 32, 4096, 32, 11008), 'Qwen-14B': qwen(14.17, 40, 5120, 40, 13696), 'Qwen-72B': qwen(72.29, 80, 8192, 64, 24576) }
const dimensions = (name) => others[name] ?? dimensionsOf(matchModel(models(), name).model)

/** The question that a row answers, with what its source says about the recipe and no more. */
function questionOf(row) {
  const torchtune = row.source.startsWith('torchtune')
  const quantization = { Int4: 'gptq', Int8: 'gptq-int8' }[row.precision] ?? (row.method === 'qlora' ? (torchtune ? 'nf4' : 'gptq') : undefined)
  return planFields.parse({
    method: row.method,
    ...(quantization ? { quantization } : {}),
    // Unnamed only in torchtune's documents, whose samples of Alpaca are short.
    sequenceLength: Number(row.seq_len) || 512,
    batch: Number(row.batch) || 1,
    // torchtune's full recipe on one card: 8-bit states that may leave, updates in the backward pass.
    optimizer: row.method === 'full' && torchtune ? 'paged-adamw-8bit' : 'adamw',
    loraRank: Number(row.lora_rank) || 8,
    loraTargets: /Q and V/.test(row.notes) ? 'attention' : 'all-linear',
    gradientCheckpointing: true,
    // Qwen's own scripts: LoRA by the Trainer in bf16, QLoRA and full training by DeepSpeed (QwenLM/Qwen, finetune/*.sh).
    engine: torchtune ? 'torchtune' : row.method === 'qlora' || row.method === 'full' ? 'deepspeed' : 'transformers',
    ...(row.method === 'qlora' && !torchtune ? { precision: 'fp16' } : {}),
  })
}

const usable = ({ method, num_gpus, reported_GB }) => ['inference', 'lora', 'qlora', 'full'].includes(method) && num_gpus === '1' && Number(reported_GB) > 0
/** Why a row is left out, in a word. */
const leftOut = ({ method, num_gpus }) => (/zero3|multinode|emb/.test(method) ? method : num_gpus === '1' ? 'no value' : 'several GPUs')

export function readRows() {
  const rows = readCsv(path.join(calibrationFolder(), 'finetune-memory.csv'))
  const used = rows.filter(usable).map((row) => ({ row, set: `${row.source} ${row.model}`, of: dimensions(row.model), reportedBytes: Number(row.reported_GB) * (row.unit === 'GiB' ? 2 ** 30 : 1e9) }))
  const named = {}
  for (const row of rows.filter((each) => !usable(each))) named[leftOut(row)] = (named[leftOut(row)] ?? 0) + 1
  return { used: used.map((each) => ({ ...each, plan: planOf(questionOf(each.row), each.of) })), leftOut: named }
}

/** Logarithm of predicted over reported. */
export const errorOf = ({ of, plan, reportedBytes }, constants) => Math.log(totalBytes(memoryParts(of, plan, constants)) / reportedBytes)

const gibibyte = 2 ** 30
/** Values that each constant may have; nothing finer would show in tables of two or three digits. */
const grid = {
  inferenceBytes: [0, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1].map((value) => value * gibibyte),
  trainingBytes: [0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 2].map((value) => value * gibibyte),
  fragments: [0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08],
  logitBytes: [6, 8, 10, 12, 14, 16, 18],
  widenBytes: [0, 0.5, 1, 1.5, 2],
}

/** The constants with the least sum of |log error|, one after another until none moves, from the middle of each list. */
export function fit(rows) {
  let best = Object.fromEntries(Object.entries(grid).map(([name, values]) => [name, values[values.length >> 1]]))
  const cost = (constants) => rows.reduce((sum, row) => sum + Math.abs(errorOf(row, constants)), 0)
  for (let round = 0; round < 10; round++) {
    const before = JSON.stringify(best)
    for (const [name, values] of Object.entries(grid)) for (const value of values) if (cost({ ...best, [name]: value }) < cost(best) - 1e-12) best = { ...best, [name]: value }
    if (JSON.stringify(best) === before) break
  }
  return best
}
