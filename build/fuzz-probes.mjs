import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { atMost, printRows } from './bench/report.mjs'
import { root } from './setup/step.mjs'
import { importTypeScript } from './typescript.mjs'

/**
 * `npm run fuzz:probes [-- --count 100000] [-- --seed 1] [-- --json]`: each parser reads so many damaged texts. Counted: throws,
 * impossible figures, figures that a cut text has and the whole has not, and the longest that one text took. A case is told
 * by its seed, so that it can be tried again.
 */
const { values } = parseArgs({ options: { count: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' }, json: { type: 'boolean' } } })
const count = Number(values.count)
if (!Number.isInteger(count) || count < 1) {
  process.stderr.write('--count takes a whole number of cases for each parser\n')
  process.exit(1)
}

const [{ readToolText }, { damages }, { unsound, invented }, { loadSamples, parserOf }, { seededRandom }] = await Promise.all(
  ['core/probe/text/probe-text.ts', 'core/probe/text/testing/damage.ts', 'core/probe/text/testing/soundness.ts', 'core/probe/text/testing/load-samples.ts', 'core/statistics/random.ts'].map(importTypeScript),
)
const samples = loadSamples((file) => fs.readFileSync(path.join(root, 'fixtures', file), 'utf8'), 6000)
const parsers = [...new Set(samples.map(({ tool }) => parserOf(tool)))]
const kinds = Object.keys(damages)
/** A figure without its unit may be the beginning of one: nobody can tell such a cut text from a whole one. */
const tellsCuts = (tool) => !/nounits|temperature/.test(tool)

function fuzz(parser) {
  const own = samples.filter(({ tool }) => parserOf(tool) === parser).map((sample) => ({ ...sample, whole: readToolText(sample.tool, sample.text) }))
  const seen = { throws: 0, unsound: 0, invented: 0, slowestMs: 0, first: '' }
  for (let i = 0; i < count; i++) {
    const seed = Number(values.seed) * 1_000_003 + i
    const random = seededRandom(seed)
    const { file, tool, text, whole } = own[i % own.length]
    const kind = kinds[Math.floor(random() * kinds.length)]
    const damaged = damages[kind](text, random)
    const start = performance.now()
    try {
      const answer = readToolText(tool, damaged)
      const wrong = unsound(answer)
      const more = wrong === null && kind === 'cut' && tellsCuts(tool) ? invented(answer, whole) : null
      if (wrong) seen.unsound++
      if (more) seen.invented++
      if (wrong ?? more) seen.first ||= `${file}, ${kind}, seed ${seed}: ${wrong ?? more}`
    } catch (error) {
      seen.throws++
      seen.first ||= `${file}, ${kind}, seed ${seed}: ${error.message}`
    }
    seen.slowestMs = Math.max(seen.slowestMs, performance.now() - start)
  }
  return [
    atMost(`${parser}: throws of ${count}`, seen.throws, '', 0, seen.throws ? seen.first : ''),
    atMost('  impossible figures', seen.unsound, '', 0, seen.unsound ? seen.first : ''),
    atMost('  figures that the whole text has not', seen.invented, '', 0, seen.invented ? seen.first : ''),
    atMost('  longest text', seen.slowestMs, 'ms', 1000, `${own.length} samples`),
  ].map((row) => (values.json ? { ...row, id: row.id.startsWith('  ') ? `${parser}: ${row.id.trim()}` : row.id } : row))
}

printRows(parsers.flatMap(fuzz), values.json ?? false)
