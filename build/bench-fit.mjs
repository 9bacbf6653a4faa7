import path from 'node:path'
import { atMost, printRows } from './bench/report.mjs'
import { calibrationFolder, readCsv } from './prediction/calibration.mjs'
import { importTypeScript } from './typescript.mjs'

/**
 * `npm run bench:fit [-- --calibration DIR] [-- --rows]`: needed memory against published measurements (QwenLM/Qwen,
 * torchtune), one GPU. Rows of ZeRO-3, several nodes, several GPUs and LoRA with embeddings are left out and counted. The
 * formulas have no fitted constant but what a framework holds beside tensors, which is set for all sources together.
 */
const [{ models }, { matchModel }, { dimensionsOf }, { memoryParts, totalBytes }] = await Promise.all(['catalog/index.ts', 'core/catalog/match-model.ts', 'core/fit/dimensions.ts', 'core/fit/memory.ts'].map(importTypeScript))

/** Qwen 1.x is not in the catalog; dimensions from the configurations of its releases (QwenLM/Qwen). */
const qwen = (name, params, layers, hidden, heads, ffn) => ({ name, params: params * 1e9, layers, hidden, heads, queryWidth: hidden, keyWidth: hidden, ffn, vocab: 151936, tied: false, window: null })
const others = {
  'Qwen-1.8B': qwen('Qwen-1.8B', 1.84, 24, 2048, 16, 5504),
  'Qwen-7B': qwen('Qwen-7B', 7.72, 32, 4096, 32, 11008),
  'Qwen-14B': qwen('Qwen-14B', 14.17, 40, 5120, 40, 13696),
  'Qwen-72B': qwen('Qwen-72B', 72.29, 80, 8192, 64, 24576),
}
const dimensions = (name) => others[name] ?? dimensionsOf(matchModel(models(), name).model)

function planOf(row) {
  const inference = row.method === 'inference'
  const torchtune = row.source.startsWith('torchtune')
  const bits = { Int4: 4.15, Int8: 8.3 }[row.precision] ?? (row.method === 'qlora' ? (torchtune ? 4.13 : 4.15) : 16)
  const sequence = Number(row.seq_len) || 512
  return {
    method: row.method, bitsPerWeight: bits, wholeFile: false, fileBytes: null, valueBytes: 2, sequence: inference ? 1 : sequence, batch: Number(row.batch) || 1, context: sequence,
    // torchtune's full recipe on one card: 8-bit states that may leave, updates in the backward pass.
    optimizer: row.method === 'full' && torchtune ? 'paged-adamw-8bit' : 'adamw',
    rank: Number(row.lora_rank) || 8, targets: /Q and V/.test(row.notes) ? 'attention' : 'all-linear', checkpointing: true, flash: true, gpus: 1, zero: 0, engine: 'transformers',
  }
}

try {
  const rows = readCsv(path.join(calibrationFolder(), 'finetune-memory.csv'))
  const used = rows.filter(({ method, num_gpus, reported_GB }) => ['inference', 'lora', 'qlora', 'full'].includes(method) && num_gpus === '1' && Number(reported_GB) > 0)
  const errors = used.map((row) => {
    const need = totalBytes(memoryParts(dimensions(row.model), planOf(row))) / (row.unit === 'GiB' ? 2 ** 30 : 1e9)
    return { row, need, error: need / Number(row.reported_GB) - 1 }
  })
  if (process.argv.includes('--rows')) for (const { row, need, error } of errors) console.log([row.source, row.model, row.method, row.precision, row.seq_len, row.reported_GB, need.toFixed(1), `${(100 * error).toFixed(0)} %`].join('  '))
  const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
  const goals = { inference: 12, lora: 20, qlora: 25, full: 22 }
  const low = errors.filter(({ error }) => error < -0.2).length / errors.length
  printRows([
    ...Object.entries(goals).map(([method, goal]) => {
      const own = errors.filter(({ row }) => row.method === method)
      return atMost(`${method}, median error`, 100 * median(own.map(({ error }) => Math.abs(error))), '%', goal, `${own.length} rows, bias ${(100 * median(own.map(({ error }) => error))).toFixed(0)} %`)
    }),
    atMost('more than 20 % too low', 100 * low, '%', 10, `${errors.length} rows; ${rows.length - used.length} left out (ZeRO-3, several nodes or GPUs, LoRA with embeddings)`),
  ])
} catch (error) {
  process.stderr.write(`could not measure: ${error.message}\n`)
  process.exit(1)
}
