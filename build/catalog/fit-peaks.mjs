/**
 * Fits the share of its paper peak that a GPU reaches, by class, from published measurements (a CSV with the columns
 * gpu, metric, value). Usage: node build/catalog/fit-peaks.mjs MEASUREMENTS.csv
 *
 * The share of a class is the geometric mean over its GPUs (one vote a GPU, the median of its rows). The error is that
 * of leaving each GPU out in turn: what the rest says of it. The result stands in core/prediction/efficiency.ts.
 */
import fs from 'node:fs'
import path from 'node:path'

const root = path.dirname(path.dirname(path.dirname(new URL(import.meta.url).pathname)))
const gpus = JSON.parse(fs.readFileSync(path.join(root, 'catalog/data/gpus.json'), 'utf8'))

/** Names in the measurements that are no alias of the row they mean. */
const meant = {
  'NVIDIA A100 PCIe': 'a100-pcie-40gb', 'NVIDIA A100 SXM': 'a100-sxm4-80gb', 'NVIDIA H100 SXM': 'h100-sxm', 'NVIDIA H100 SXM 80GB': 'h100-sxm',
  'NVIDIA H200 SXM': 'h200-sxm', 'NVIDIA GH200 SXM': 'gh200-144gb', 'NVIDIA B200 SXM': 'b200', 'NVIDIA B300 SXM': 'b300', 'AMD MI300X': 'mi300x', 'AMD MI325X': 'mi325x',
  'AMD MI355X': 'mi355x', 'A100 40GB': 'a100-sxm4-40gb', 'A100 80GB': 'a100-sxm4-80gb', 'H100 PCIe': 'h100-pcie', H200: 'h200-sxm', V100: 'v100-sxm2-16gb', MI100: 'mi100', MI210: 'mi210',
  'GTX 1080 Ti': 'gtx-1080-ti', 'RTX 2080 Ti': 'rtx-2080-ti', 'RTX 2070': 'rtx-2070', P100: 'p100-pcie-16gb', P4: 'p4', P4000: 'quadro-p4000', L40: 'l40', A40: 'a40', 'RX 6900 XT': 'rx-6900-xt',
}
const find = (name) => gpus.find((gpu) => gpu.id === meant[name] || [gpu.name, gpu.id, ...gpu.aliases].some((alias) => alias.toLowerCase() === name.toLowerCase()))
const memoryClass = (gpu) => (/HBM/.test(gpu.memoryType) ? 'HBM' : /LPDDR/.test(gpu.memoryType) ? 'LPDDR' : 'GDDR')

/** metric -> [what it is a share of, the class it falls in] */
const metrics = {
  gemm_bf16: ['matrix16', (gpu) => gpu.bf16TensorTflops ?? gpu.fp16TensorTflops, (gpu) => `${gpu.vendor} ${memoryClass(gpu)}`],
  gemm_bf16_or_fp16: ['matrix16', (gpu) => gpu.bf16TensorTflops ?? gpu.fp16TensorTflops, (gpu) => `${gpu.vendor} ${memoryClass(gpu)}`],
  gemm_fp8: ['matrix8', (gpu) => gpu.fp8Tflops, (gpu) => `${gpu.vendor} ${memoryClass(gpu)}`],
  vector_fp32: ['vector32', (gpu) => gpu.fp32Tflops, () => 'all'],
  bandwidth_triad: ['bandwidth', (gpu) => gpu.memoryBandwidthGBs, memoryClass],
  bandwidth_habitat: ['bandwidth', (gpu) => gpu.memoryBandwidthGBs, memoryClass],
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]
const shares = new Map()
const left = []
for (const line of fs.readFileSync(process.argv[2], 'utf8').split('\n').slice(1).filter(Boolean)) {
  const [, name, metric, value, , ...notes] = line.split(',')
  const rule = metrics[metric]
  const gpu = find(name)
  const peak = rule && gpu ? rule[1](gpu) : null
  if (!rule) continue
  if (!peak || /SUSPECT/.test(notes.join())) {
    left.push(`${name} (${metric})`)
    continue
  }
  const key = `${rule[0]} | ${rule[2](gpu)}`
  const cls = shares.get(key) ?? new Map()
  cls.set(gpu.id, [...(cls.get(gpu.id) ?? []), Number(value) / peak])
  shares.set(key, cls)
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
console.log('class | GPUs | share | spread (sd of ln) | median error left out | worst')
for (const [key, cls] of [...shares].sort()) {
  const logs = [...cls.values()].map((values) => Math.log(median(values)))
  const share = Math.exp(mean(logs))
  const spread = Math.sqrt(mean(logs.map((log) => (log - Math.log(share)) ** 2)))
  const errors = logs.map((log, i) => Math.abs(Math.exp(mean(logs.filter((_, j) => j !== i)) - log) - 1)).filter(Number.isFinite)
  console.log(`${key} | ${logs.length} | ${share.toFixed(3)} | ${spread.toFixed(3)} | ${errors.length ? `${(100 * median([...errors])).toFixed(0)} %` : '-'} | ${errors.length ? `${(100 * Math.max(...errors)).toFixed(0)} %` : '-'}`)
}
console.log(`left out: ${left.join(', ')}`)
