import { fileURLToPath } from 'node:url'
import { steps } from './setup/steps.mjs'

/**
 * Makes this checkout ready: again and again without harm, fast when there is nothing to do. A step that fails says
 * what it means and what to type; it stops what needs it and nothing else.
 * @param {'start' | 'test'} purpose @returns {Promise<{ ok: boolean, failed: string[] }>} ok: all that `purpose` needs
 */
export async function setUp(purpose) {
  const mode = { forTests: purpose === 'test', ci: Boolean(process.env.CI) }
  const failed = []
  let ok = true
  for (const step of steps) {
    const started = Date.now()
    const result = await step.run(mode)
    const seconds = (Date.now() - started) / 1000
    console.log(`${result.ok ? 'ok     ' : 'missing'}  ${step.title}: ${result.text}${seconds > 2 ? ` (${seconds.toFixed(0)} s)` : ''}`)
    if (result.ok) continue
    console.log(`         ${result.advice}`)
    failed.push(step.id)
    if (step.needed.includes(purpose)) ok = false
    // Without the program nothing after it can run.
    if (step.id === 'program' || step.id === 'node') break
  }
  return { ok, failed }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { ok } = await setUp('test')
  process.exit(ok ? 0 : 1)
}
