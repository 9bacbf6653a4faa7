import path from 'node:path'
import { importTypeScript } from '../typescript.mjs'
import { calibrationFolder, readCsv } from './calibration.mjs'
import { errorsOf } from './errors.mjs'

const [{ gpus }, { matchGpu }, { bandwidthShare, fp8Share, matrixClass, matrixShare }] = await Promise.all(['catalog/index.ts', 'core/catalog/match-gpu.ts', 'core/prediction/efficiency.ts'].map(importTypeScript))

/** Names in the measurements that several rows could mean, as their source means them. */
const meant = {
  'NVIDIA A100 PCIe': 'a100-pcie-40gb', 'NVIDIA A100 SXM': 'a100-sxm4-80gb', 'NVIDIA H100 SXM 80GB': 'h100-sxm', 'NVIDIA GH200 SXM': 'gh200-144gb', 'NVIDIA GH200 144G HBM3e': 'gh200-144gb',
  'A100 40GB': 'a100-sxm4-40gb', 'A100 80GB': 'a100-sxm4-80gb', V100: 'v100-sxm2-16gb', P100: 'p100-pcie-16gb', P4000: 'quadro-p4000',
}
function find(name) {
  if (meant[name]) return gpus().find(({ id }) => id === meant[name]) ?? null
  const match = matchGpu(gpus(), name.replace(/ SXM$/, ''))
  return match.ok ? match.gpu : null
}

/** What each metric is a share of, by our rule, and which cards are told from one another. */
const quantities = [
  { title: '16-bit matrix products', metrics: ['gemm_bf16', 'gemm_bf16_or_fp16'], peak: (gpu) => gpu.bf16TensorTflops ?? gpu.fp16TensorTflops, share: matrixShare, group: matrixClass, goal: 9 },
  { title: '8-bit matrix products', metrics: ['gemm_fp8'], peak: (gpu) => gpu.fp8Tflops, share: fp8Share, group: () => 'all', goal: null },
  { title: 'memory bandwidth', metrics: ['bandwidth_triad', 'bandwidth_habitat'], peak: (gpu) => gpu.memoryBandwidthGBs, share: bandwidthShare, group: () => 'all', goal: 8 },
]
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]

/** One value a card: the median of its measurements. */
function cardsOf({ metrics, peak, share, group }, rows) {
  const values = new Map()
  for (const { gpu: name, metric, value } of rows) {
    const gpu = metrics.includes(metric) ? find(name) : null
    if (gpu && peak(gpu)) values.set(gpu, [...(values.get(gpu) ?? []), Number(value)])
  }
  return [...values].map(([gpu, seen]) => ({ gpu, actual: median(seen), expected: peak(gpu) * share(gpu).share, paper: peak(gpu), group: group(gpu), sigma: share(gpu).sigma }))
}

/** Each card from the others of its class: our rule, its constant fitted without the card. */
function leftOut(cards) {
  return cards.map((card) => {
    const others = cards.filter((each) => each !== card)
    const near = others.filter(({ group }) => group === card.group)
    const used = near.length > 0 ? near : others
    const factor = Math.exp(used.reduce((sum, { actual, expected }) => sum + Math.log(actual / expected), 0) / used.length)
    return { predicted: card.expected * factor, actual: card.actual }
  })
}

export function peaksSection() {
  const rows = readCsv(path.join(calibrationFolder(), 'gemm-and-bandwidth.csv'))
  return quantities.map((quantity) => {
    const cards = cardsOf(quantity, rows)
    const constant = Math.exp(cards.reduce((sum, { actual, paper }) => sum + Math.log(actual / paper), 0) / cards.length)
    return {
      title: `${quantity.title}, leaving one card out: ${cards.length} cards`,
      ours: { ...errorsOf(leftOut(cards)), goals: { median: quantity.goal } },
      naive: [{ name: 'paper', ...errorsOf(cards.map(({ actual, paper }) => ({ predicted: paper, actual }))) }, { name: 'paper x one constant', ...errorsOf(cards.map(({ actual, paper }) => ({ predicted: paper * constant, actual }))) }],
    }
  })
}
