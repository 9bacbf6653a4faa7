import fs from 'node:fs'
import path from 'node:path'
import { mutations as advice } from './mutate/advice.mjs'
import { mutations as bottleneck } from './mutate/bottleneck.mjs'
import { mutations as carbon } from './mutate/carbon.mjs'
import { mutations as comparison } from './mutate/comparison.mjs'
import { kernelErrors } from './mutate/kernels.mjs'
import { mutations } from './mutate/list.mjs'
import { mutations as networks } from './mutate/networks.mjs'
import { mutations as team } from './mutate/team.mjs'
import { mutations as upgrade } from './mutate/upgrade.mjs'
import { root, run } from './setup/step.mjs'

/**
 * `npm run mutate:engine [-- PART]`, `mutate:kernels`, `mutate:advice`, `mutate:networks`, `mutate:comparison`, `mutate:upgrade`,
 * `mutate:carbon`, `mutate:bottleneck`, `mutate:team`: makes each deliberate error of a list in turn, runs the tests that should see it, and puts
 * the file back. Prints a table; ends with 1 when an error went unseen.
 */
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs')

/** The first test that fails with the error in place, or null. */
async function seenBy({ file, from, to, test, project = 'unit', named }) {
  const full = path.join(root, file)
  const original = fs.readFileSync(full, 'utf8')
  if (original.split(from).length !== 2) throw new Error(`${file}: the text to change is not there exactly once: ${from}`)
  fs.writeFileSync(full, original.replace(from, () => to))
  try {
    const { code, output } = await run(process.execPath, [vitest, 'run', '--project', project, test, '--reporter=json', ...(named ? ['-t', named] : [])], { quiet: true })
    if (code === 0) return null
    const report = JSON.parse(output.slice(output.indexOf('{"num')).split('\n')[0])
    const failed = report.testResults.flatMap(({ assertionResults }) => assertionResults).find(({ status }) => status === 'failed')
    return failed?.fullName ?? 'the file itself'
  } finally {
    fs.writeFileSync(full, original)
  }
}

const kernels = kernelErrors.map(({ benchmark, ...error }) => ({ what: benchmark, ...error, test: 'benchmarks/kernels.real.test.ts', project: 'real', named: `${benchmark}$` }))
const lists = { engine: mutations, kernels, advice, networks, comparison, upgrade, carbon, bottleneck, team }
const [list = 'engine', wanted] = process.argv.slice(2)
let unseen = 0
console.log('| What | Deliberate error | Seen by |\n|---|---|---|')
for (const mutation of lists[list].filter(({ what }) => !wanted || what.includes(wanted))) {
  const test = await seenBy(mutation)
  if (test === null) unseen++
  const code = (text) => `\`${text.trim().replace(/\|/g, '\\|')}\``
  console.log(`| ${mutation.what} | ${code(mutation.from)} → ${code(mutation.to)} | ${test ?? '**nothing**'} |`)
}
process.exit(unseen > 0 ? 1 : 0)
