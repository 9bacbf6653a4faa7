import { spawnSync } from 'node:child_process'

/** Runs every check in turn and ends with one line: `N passed, N failed`. */
const run = (command, args) => spawnSync(command, args, { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', shell: false })
const node = process.execPath
let passed = 0
let failed = 0
const count = (ok) => (ok ? passed++ : failed++)

for (const [name, script] of [
  ['lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0']],
  ['typecheck', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.']],
]) {
  const result = run(node, script)
  process.stdout.write(`${name}: ${result.status === 0 ? 'ok' : result.stdout}\n`)
  count(result.status === 0)
}
const unit = run(node, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--reporter=json'])
try {
  const report = JSON.parse(unit.stdout.slice(unit.stdout.indexOf('{')))
  passed += report.numPassedTests
  failed += report.numFailedTests
  for (const file of report.testResults) {
    for (const test of file.assertionResults) if (test.status === 'failed') console.log(`FAILED ${test.fullName}\n${test.failureMessages.join('\n')}`)
    if (file.status === 'failed' && file.message) console.log(file.name, file.message)
  }
  if (unit.status !== 0 && report.numFailedTests === 0) failed++
} catch {
  console.log(unit.stdout)
  failed++
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed || !passed ? 1 : 0)
