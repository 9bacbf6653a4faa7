/**
 * What the runners said, as one shape.
 * @typedef {{ runner: string, passed: number, failed: number, skipped: { name: string, because: string }[], failures: string[], flaky: string[] }} Tally
 * `flaky` names tests that failed and then passed at another try: they count as passed, and are shown.
 */

/** Vitest's JSON report. @returns {Tally} */
export function countVitest(runner, report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  const failures = tests.filter((test) => test.status === 'failed').map((test) => test.fullName)
  // A file that could not be loaded has no tests to fail: it is one failure by itself.
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).map((file) => `${file.name}: ${String(file.message).slice(0, 500)}`)
  return {
    runner,
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: failures.length + broken.length,
    skipped: tests.filter((test) => test.status !== 'passed' && test.status !== 'failed').map((test) => ({ name: test.fullName, because: test.meta?.because ?? 'no reason given' })),
    failures: [...failures, ...broken],
    flaky: [],
  }
}

const tries = { 2: 'second', 3: 'third' }

/** Playwright's JSON report. @returns {Tally} */
export function countPlaywright(runner, report) {
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)]
  const tests = report.suites.flatMap(specs).flatMap((spec) => spec.tests.map((test) => ({ title: [test.projectName, spec.file, spec.title].filter(Boolean).join(', '), status: test.status, tries: test.results?.length ?? 1, because: test.annotations?.find((each) => each.type === 'skip')?.description })))
  const failures = tests.filter((test) => test.status === 'unexpected').map((test) => test.title)
  const broken = (report.errors ?? []).map((error) => String(error.message).slice(0, 500))
  return {
    runner,
    passed: tests.filter((test) => test.status === 'expected' || test.status === 'flaky').length,
    failed: failures.length + broken.length,
    skipped: tests.filter((test) => test.status === 'skipped').map((test) => ({ name: test.title, because: test.because ?? 'no reason given' })),
    failures: [...failures, ...broken],
    flaky: tests.filter((test) => test.status === 'flaky').map((test) => `${test.title} passed at the ${tries[test.tries] ?? 'last'} try`),
  }
}

/** What one runner did in several goes, as one. A go that ran nothing has failed, whatever the others ran. @param {Tally[]} goes @returns {Tally} */
export function together(runner, goes) {
  const empty = goes.filter(({ passed, failed }) => passed + failed === 0).map((go) => `${go.runner}: no test was run`)
  return {
    runner,
    passed: goes.reduce((all, { passed }) => all + passed, 0),
    failed: goes.reduce((all, { failed }) => all + failed, 0) + empty.length,
    skipped: goes.flatMap(({ skipped }) => skipped),
    failures: [...goes.flatMap(({ failures }) => failures), ...empty],
    flaky: goes.flatMap(({ flaky }) => flaky),
  }
}

/** A check that either holds or not. @returns {Tally} */
export const countCheck = (runner, ok) => ({ runner, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [], failures: ok ? [] : [runner], flaky: [] })

/**
 * Adds up. A runner that ran nothing has failed, and so has a skip in a runner that may not skip.
 * @param {Tally[]} tallies @param {string[]} mayNotSkip runners whose tests need the real parts and must run
 */
export function sum(tallies, mayNotSkip) {
  let passed = 0
  let failed = 0
  let skipped = 0
  const problems = []
  const notes = []
  for (const tally of tallies) {
    notes.push(...tally.flaky.map((what) => `flaky    ${tally.runner}: ${what}`))
    passed += tally.passed
    failed += tally.failed
    problems.push(...tally.failures.map((name) => `${tally.runner}: ${name}`))
    if (tally.passed + tally.failed === 0) {
      failed++
      problems.push(`${tally.runner}: no test was run`)
    }
    if (mayNotSkip.includes(tally.runner)) {
      failed += tally.skipped.length
      problems.push(...tally.skipped.map(({ name }) => `${tally.runner}: skipped though it may not be: ${name}`))
    } else {
      skipped += tally.skipped.length
      notes.push(...tally.skipped.map(({ name, because }) => `skipped  ${tally.runner}: ${name} (${because})`))
    }
  }
  if (tallies.length === 0) failed++
  const line = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
  return { passed, failed, skipped, notes, problems, line }
}
