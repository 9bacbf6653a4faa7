import { type ChartModel } from '../../core/chart/model'
import { type InstanceWhy } from '../../core/contract/comparison-calls'
import { draftDefaults, type Draft } from '../../core/workload/fields'

/** As many points as the catalog has rows, a front of eight with long names, and bands. */
export const scatterChart: ChartModel = {
  kind: 'scatter',
  title: '8 of 376 instances are worth their price, from $0.14 an hour (48x) to $142.42 (3000x)',
  summary: '376 instances; 8 on the front.',
  x: { label: 'USD an hour', scale: 'log' },
  y: { label: 'Predicted speed, this machine = 1', scale: 'log' },
  reference: { value: 1, label: 'this machine' },
  points: Array.from({ length: 376 }, (_, i) => {
    const front = i < 8
    const x = 0.14 * 2.7 ** (front ? i : ((i * 7919) % 700) / 100)
    const y = front ? 48 * 1.8 ** i : 0.9 * x ** 0.8 * (3 + ((i * 104_729) % 100) / 4)
    return { id: String(i), label: front ? `${i + 1}x RTX PRO 6000 Blackwell Server Edition, cloud` : 'T4', provenance: 'predicted' as const, x, y, yInterval: { low: y / 1.7, high: y * 1.7 }, text: `${y}`, front, doubtful: false }
  }),
}

export const wrongDraft: Draft = { ...draftDefaults, network: 'resnet5', per: 'epochs', perWeek: '-1' }
export const wrongFields = { network: "There is no network 'resnet5'; nearest: resnet50, resnet152, resnet101", perWeek: 'At least 0', unitsPerEpoch: 'Enter a number' }
export const noNames = { networks: ['resnet50'], models: [], quantizations: [], regions: [] }

export const why: InstanceWhy = {
  title: 'aws p6-b300.48xlarge (8x B300 SXM)',
  region: 'us-west-2',
  excluded: 'needs 400 GiB on one GPU, it has 288',
  formulas: ['Speed = images a second there / images a second here = 3000x [1600x, 5600x], 80 % band.', 'A month = billed hours x price of an hour + storage + data fetched back = $51.50.'],
  inputs: [
    { name: 'Speed here', value: '17 images/s', kind: 'measured', from: 'its throughput here, as measured' },
    { name: 'Speed there', value: '50000 images/s [31000, 82000]', kind: 'predicted', from: 'its time on an A100, as measured, scaled by matrix, memory and arithmetic rates of published figures' },
    { name: 'Price of an hour, on-demand', value: '$142.42', kind: 'published', from: 'a price list, 2026-01: 328 days old, check it' },
    { name: 'Storage', value: '$50.00 a month', kind: 'entered', from: '500 GB at $0.10' },
    { name: 'Price of an hour, spot', value: 'unknown', kind: null, from: 'no spot price is published' },
  ],
}
