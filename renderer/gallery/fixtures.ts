import { type ChartModel } from '../../core/chart/model'
import { type Figure, type MeasureStatus } from '../../core/contract/views'

/** Data for every state of every part: round numbers, long names, eight of everything. */
export const figures: readonly Figure[] = [
  { id: 'a', label: 'Matrix multiply, fp32', value: '210', unit: 'GFLOP/s', band: '[203, 213]', provenance: 'measured', date: null, meaning: 'The arithmetic under dense layers and attention.', doubt: null },
  { id: 'b', label: 'Price by the hour', value: '$2.49', unit: 'an hour', band: '', provenance: 'published', date: '2026-07', meaning: 'on demand, before tax', doubt: 'priced 212 days ago; check it' },
  { id: 'c', label: 'Speed, this machine = 1', value: '14x', unit: '', band: '[4.1, 49]', provenance: 'predicted', date: null, meaning: 'A name of sixty characters, as long as any that a cloud gives', doubt: null },
  { id: 'd', label: 'Hours a week', value: '15', unit: 'h', band: '', provenance: 'entered', date: null, meaning: 'by you', doubt: null },
]

const names = ['8x H100 SXM 80GB, aws', '4x A100 80GB, azure', 'L40S, lambda', 'RTX 4090, runpod', 'A10G, aws', 'T4, gcp', 'V100 16GB, gcp', 'A name of sixty characters, as long as any that a cloud gives']
export const predictedChart: ChartModel = {
  kind: 'intervals',
  title: '8x H100 SXM 80GB at aws is predicted to be 900x as fast as this machine',
  summary: 'Eight instances, from 12x to 900x.',
  axis: { label: 'Predicted speed, this machine = 1', scale: 'log' },
  reference: { value: 1, label: 'this machine' },
  rows: names.map((label, i) => ({ id: String(i), label, provenance: 'predicted' as const, value: 900 / 1.8 ** i, interval: { low: 400 / 1.8 ** i, high: 2000 / 1.8 ** i }, dots: [], text: `${Math.round(900 / 1.8 ** i)}x`, doubtful: i === 3 })),
}
const kinds = ['measured', 'published', 'predicted', 'entered'] as const
export const kindsChart: ChartModel = {
  kind: 'intervals',
  title: 'Each provenance has a mark of its own',
  summary: 'Four rows of the same value.',
  axis: { label: 'GB/s', scale: 'linear' },
  reference: null,
  rows: kinds.map((provenance) => ({ id: provenance, label: provenance, provenance, value: 31.4, interval: { low: 30, high: 33 }, dots: provenance === 'measured' ? [30.5, 31.4, 32.1] : [], text: '31.4 GB/s', doubtful: false })),
}
export const sampleChart: ChartModel = {
  kind: 'samples',
  title: 'Matrix multiply, fp32: 60 samples in 3 launches',
  summary: 'From 190 to 213 GFLOP/s.',
  axis: { label: 'GFLOP/s', scale: 'linear' },
  reference: null,
  series: [0, 1, 2].map((launch) => ({ label: `launch ${launch + 1}`, values: Array.from({ length: 20 }, (_, i) => 205 + 6 * Math.sin(i * (launch + 1)) - (launch === 1 && i === 7 ? 14 : 0)) })),
}
export const stackChart: ChartModel = {
  kind: 'stack',
  title: 'Optimizer takes 43 % of the 140 GiB that are predicted',
  summary: 'Two bars: 140 GiB of 23.5, and of 192.',
  axis: { label: 'Memory on one GPU, GiB', scale: 'linear' },
  parts: ['Weights', 'Full-precision copy', 'Gradients', 'Optimizer', 'Activations', 'Logits and loss', 'Workspace', 'Framework'].map((label) => ({ id: label, label })),
  rows: [
    { id: 'a', label: 'A name of sixty characters, as long as any that a cloud gives', values: [15, 30, 30, 60, 0.9, 2.9, 0.5, 1.6], text: '140 GiB, does not fit', limit: { value: 23.5, label: '23.5 GiB free' } },
    { id: 'b', label: 'MI300X', values: [15, 30, 30, 60, 0.9, 2.9, 0.5, 1.6], text: '140 GiB, fits', limit: { value: 191.5, label: '192 GiB usable' } },
  ],
}
export const emptyChart: ChartModel = { ...kindsChart, title: 'Nothing to draw', summary: 'No rows.', rows: [] }

const progress = { benchmark: 'triad', title: 'Memory triad, in place', phase: 'sampling', launch: 2, launches: 3, done: 9, total: 21, share: 0.43, samples: 14, recent: [0.0204, 0.0207, 0.0202, 0.0211, 0.0203, 0.0235, 0.0204], timeLeft: '34 s left' }
type Running = Extract<MeasureStatus, { state: 'running' }>
export const runningStates: readonly Running[] = [
  { state: 'running', run: null, progress: null, notice: null, cancelling: false },
  { state: 'running', run: 'x', progress, notice: 'Measuring on WebAssembly, since TensorFlow is not installed.', cancelling: false },
  { state: 'running', run: 'x', progress, notice: null, cancelling: true },
]

export const manyRows = Array.from({ length: 10_000 }, (_, i) => ({ id: `run ${i + 1}`, value: `${(i * 7919) % 1000} GFLOP/s` }))
