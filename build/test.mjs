import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setUp } from './setup.mjs'
import { root, run } from './setup/step.mjs'
import { countCheck, countPlaywright, countVitest, sum, together } from './test/count.mjs'

const bin = (...parts) => path.join(root, 'node_modules', ...parts)
const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-reports-'))

/** Runs a runner with its output shown, and reads the report that it leaves. A runner that leaves none has failed. */
async function withReport(name, args, env, count) {
  const file = path.join(reports, `${name}.json`)
  const { code } = await run(process.execPath, args(file), { env: { ...process.env, ...env(file) } })
  try {
    const tally = count(name, JSON.parse(fs.readFileSync(file, 'utf8')))
    // An error outside any test (an unhandled rejection, say) shows in the exit code alone.
    return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1, failures: [`ended with ${code}`] } : tally
  } catch {
    return countCheck(`${name} (no report)`, false)
  }
}

const vitest = (project) => () =>
  withReport(project, (file) => [bin('vitest', 'vitest.mjs'), 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], () => ({}), countVitest)

const playwright = (name, args) => withReport(name, () => [bin('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json', ...args], (file) => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: file }), countPlaywright)

/** Windows beside each other where nothing is measured, then alone what measures: a benchmark would measure its neighbour as well. */
const windows = async () => together('e2e', [await playwright('e2e side by side', ['--grep-invert', '@measures', '--workers', '2']), await playwright('e2e alone', ['--grep', '@measures', '--workers', '1'])])

/** The runners, quick ones first. One line each. */
const runners = [
  { name: 'lint', run: async () => countCheck('lint', (await run(process.execPath, [bin('eslint', 'bin', 'eslint.js'), '.', '--max-warnings=0'])).code === 0) },
  { name: 'typecheck', run: async () => countCheck('typecheck', (await run(process.execPath, [bin('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.'])).code === 0) },
  { name: 'unit', run: vitest('unit') },
  { name: 'real', run: vitest('real') },
  { name: 'e2e', run: windows },
]
/** Tests that need the real TensorFlow or the real Electron may not be skipped. */
const mayNotSkip = ['real', 'e2e']

const { ok } = await setUp('test')
if (!ok) {
  console.log('\nThe tests need all of the above.\n0 passed, 1 failed')
  process.exit(1)
}
const named = process.argv.slice(2)
const tallies = []
for (const { name, run: start } of runners.filter((each) => named.length === 0 || named.includes(each.name))) {
  const started = Date.now()
  console.log(`\n== ${name}`)
  tallies.push(await start())
  console.log(`== ${name} took ${((Date.now() - started) / 1000).toFixed(0)} s`)
}
fs.rmSync(reports, { recursive: true, force: true })

const result = sum(tallies, mayNotSkip)
console.log('')
for (const note of result.notes) console.log(note)
for (const problem of result.problems) console.log(`FAILED   ${problem}`)
console.log(result.line)
process.exit(result.failed > 0 || result.passed === 0 ? 1 : 0)
