import fs from 'node:fs'
import { importTypeScript } from './typescript.mjs'

/**
 * `node build/networks-doc.mjs` writes the tables of docs/networks.md from the architectures in core/network. Run it after a
 * change of a network or of a published figure; a test says when.
 */
export const networksDoc = new URL('../docs/networks.md', import.meta.url)

const giga = (value) => (value >= 1e9 ? `${(value / 1e9).toPrecision(4)} G` : value >= 1e6 ? `${(value / 1e6).toPrecision(4)} M` : `${(value / 1e3).toPrecision(4)} k`)
const whole = (value) => value.toLocaleString('en-US')
const difference = (counted, published) => {
  if (counted === published) return 'exactly'
  const percent = (100 * (counted / published - 1)).toFixed(1)
  return `${Number(percent) > 0 ? '+' : ''}${percent.replace('-0.0', '0.0')} %`
}
const table = (head, rows, left = 2) => [head, head.map((_, i) => (i < left ? '---' : '---:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** Modules that the tables ask. */
export const asked = ['core/network/named.ts', 'core/network/published.ts', 'core/network/count.ts', 'core/network/work-for.ts', 'core/prediction/training/workloads.ts', 'core/prediction/training/shares.ts', 'core/prediction/rates.ts', 'catalog/index.ts']

/** What the fits of measured workloads say of the counts: FLOP/s on the reference card, and times that elements cross its memory. */
function fits({ namedNetworks, workOfNetwork, trainingWorkloads, gpus, referenceGpu, trainingRates }) {
  const reference = gpus().find(({ id }) => id === referenceGpu)
  return trainingWorkloads.filter(({ like }) => like === null).map(({ id, shares }) => {
    const { units } = namedNetworks.find((network) => network.id === id)
    const { trainingFlops, activations } = workOfNetwork(id)
    const rate = (precision) => `${(trainingFlops / units / shares[precision].seconds / 1e12).toFixed(1)}`
    const passes = (precision, bytes) => ((shares[precision].memory * shares[precision].seconds * trainingRates(reference, precision).bandwidth * units) / activations / bytes).toFixed(0)
    return [id, rate('fp32'), rate('fp16'), passes('fp32', 4), passes('fp16', 2)]
  })
}

/** The tables by name. @param {object} core what the asked modules export */
export function networksTables(core) {
  const { namedNetworks, workOfNetwork, publishedCounts, alsoPublished, countWork, gradientBytes, trainingWork } = core
  const counted = namedNetworks.map(({ id, sample, unit, units }) => {
    const work = workOfNetwork(id)
    return [id, sample, units === 1 ? unit : `${whole(units)} ${unit}s`, whole(work.weights), giga(work.flops), giga(work.trainingFlops), giga(work.activations), `${giga(trainingWork(work, 'fp32').bytes)}B`, `${whole(work.kernels)} / ${whole(work.trainingKernels)}`, `${(gradientBytes(work) / 1e6).toFixed(1)} MB`]
  })
  const compared = [...publishedCounts, ...alsoPublished].map(({ id, weights, weightsSource, flops, flopsSource, lay }) => {
    const named = namedNetworks.some((network) => network.id === id)
    const work = lay ? countWork(lay) : workOfNetwork(id)
    const ofNamed = named ? workOfNetwork(id) : work
    return [id, `${whole(weights)}: ${weightsSource}`, difference(ofNamed.weights, weights), `${giga(flops)}: ${flopsSource}`, difference(work.flops, flops)]
  })
  return {
    counted: table(['name', 'a sample', 'units in it', 'weights', 'FLOP forward', 'FLOP in training', 'elements put out', 'least traffic in training, fp32', 'kernels forward / training', 'gradients'], counted),
    published: table(['name', 'weights published', 'counted', 'FLOP forward published', 'counted'], compared),
    fits: table(['name', 'TFLOP/s fp32', 'TFLOP/s fp16', 'passes fp32', 'passes fp16'], fits(core), 1),
  }
}

/** The document with its tables written anew; they stand between lines that name them. */
export const withTables = (text, tables) => Object.entries(tables).reduce((doc, [name, rows]) => doc.replace(new RegExp(`(<!-- table ${name} -->\n)[^]*?(<!-- end -->)`), (_whole, before, after) => `${before}\n${rows}\n\n${after}`), text)

if (process.argv[1]?.endsWith('networks-doc.mjs')) {
  const modules = await Promise.all(asked.map(importTypeScript))
  fs.writeFileSync(networksDoc, withTables(fs.readFileSync(networksDoc, 'utf8'), networksTables(Object.assign({}, ...modules))))
  console.log('Wrote docs/networks.md.')
}
