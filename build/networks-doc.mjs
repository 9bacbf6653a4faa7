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
const table = (head, rows) => [head, head.map((_, i) => (i < 2 ? '---' : '---:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** The tables by name. @param {object} core namedNetworks, workOfNetwork, publishedCounts, alsoPublished, countWork, gradientBytes */
export function networksTables({ namedNetworks, workOfNetwork, publishedCounts, alsoPublished, countWork, gradientBytes }) {
  const counted = namedNetworks.map(({ id, sample, unit, units }) => {
    const work = workOfNetwork(id)
    return [id, sample, units === 1 ? unit : `${whole(units)} ${unit}s`, whole(work.weights), giga(work.flops), giga(work.trainingFlops), giga(work.activations), `${whole(work.kernels)} / ${whole(work.trainingKernels)}`, `${(gradientBytes(work) / 1e6).toFixed(1)} MB`]
  })
  const compared = [...publishedCounts, ...alsoPublished].map(({ id, weights, weightsSource, flops, flopsSource, lay }) => {
    const named = namedNetworks.some((network) => network.id === id)
    const work = lay ? countWork(lay) : workOfNetwork(id)
    const ofNamed = named ? workOfNetwork(id) : work
    return [id, `${whole(weights)}: ${weightsSource}`, difference(ofNamed.weights, weights), `${giga(flops)}: ${flopsSource}`, difference(work.flops, flops)]
  })
  return {
    counted: table(['name', 'a sample', 'units in it', 'weights', 'FLOP forward', 'FLOP in training', 'elements put out', 'kernels forward / training', 'gradients'], counted),
    published: table(['name', 'weights published', 'counted', 'FLOP forward published', 'counted'], compared),
  }
}

/** The document with its tables written anew; they stand between lines that name them. */
export const withTables = (text, tables) => Object.entries(tables).reduce((doc, [name, rows]) => doc.replace(new RegExp(`(<!-- table ${name} -->\n)[^]*?(<!-- end -->)`), (_whole, before, after) => `${before}\n${rows}\n\n${after}`), text)

if (process.argv[1]?.endsWith('networks-doc.mjs')) {
  const modules = await Promise.all(['core/network/named.ts', 'core/network/published.ts', 'core/network/count.ts', 'core/network/work-for.ts'].map(importTypeScript))
  fs.writeFileSync(networksDoc, withTables(fs.readFileSync(networksDoc, 'utf8'), networksTables(Object.assign({}, ...modules))))
  console.log('Wrote docs/networks.md.')
}
