import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '../../core/errors/user-error'
import { printRun } from '../../core/run/parse'
import { exampleRun } from '../../core/run/testing/example-run'
import { type Services } from '../../services/create-services'
import { acquireRunLock } from '../../services/storage/lock'
import { runPath, saveRun } from '../../services/storage/runs'
import { type CliContext, type Command } from '../command'
import { parseCommand } from '../parse'
import { report } from './report'
import { runs } from './runs'

let folder: string
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-cli-runs-'))))
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))
const paths = () => ({ dataDir: folder, cacheDir: folder })
const id = exampleRun().id

/** A command line, in this process: what it wrote, its exit code, or the error for a person. */
async function call(command: Command, args: string[]) {
  const written = { stdout: '', stderr: '' }
  const context: CliContext = {
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
    stdin: process.stdin,
    env: {},
    color: false,
    signal: new AbortController().signal,
    services: async () => ({ paths: paths() }) as unknown as Services,
  }
  try {
    return { code: await command.run(parseCommand(command, args), context), ...written }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { code: error.exitCode, ...written, error: error.message }
  }
}

describe('groundspeed runs', () => {
  it('says what to do before the first run', async () => expect(await call(runs, ['list'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/no run yet.*groundspeed run/) }))

  it('lists a run that was killed as interrupted, and one under way as running', async () => {
    saveRun(paths(), exampleRun({ state: 'running', finishedAt: null }))
    expect((await call(runs, ['list'])).stdout).toMatch(/One run, newest first\.[\s\S]*interrupted/)
    const release = acquireRunLock(paths())
    expect((await call(runs, ['list'])).stdout).toMatch(/ running /)
    release()
  })
  it('answers every action in JSON with its schema', async () => {
    const file = path.join(folder, 'a.json')
    fs.writeFileSync(file, printRun(exampleRun()))
    const out = path.join(folder, 'b.json')
    const answers: unknown[] = []
    for (const args of [['import', file], ['list'], ['show', id], ['export', id, out], ['rm', id]]) {
      const { code, stdout } = await call(runs, [...args, '--json'])
      expect(code, args[0]).toBe(0)
      answers.push(JSON.parse(stdout))
    }
    const named = (name: string, more: object) => ({ ...more, schema: { name, major: 1, minor: 0 } })
    expect(answers).toMatchObject([
      named('groundspeed.run-imported', { id, already: false }),
      named('groundspeed.runs', { runs: [{ id, state: 'finished', measured: 1, of: 1 }] }),
      exampleRun(),
      named('groundspeed.run-exported', { id, file: out }),
      named('groundspeed.run-removed', { id }),
    ])
    expect(fs.readFileSync(out, 'utf8')).toBe(printRun(exampleRun()))
    expect(fs.existsSync(runPath(paths(), id))).toBe(false)
  })
  it('shows a damaged file in the list, and fails on it by name', async () => {
    saveRun(paths(), exampleRun())
    fs.writeFileSync(runPath(paths(), id), printRun(exampleRun()).slice(0, 500))
    expect((await call(runs, ['list'])).stdout).toMatch(/damaged/)
    expect(await call(runs, ['show', id])).toMatchObject({ code: 1, stdout: '', error: expect.stringMatching(/not a readable run/) })
  })
  it('refuses an unknown action, run, or number of arguments as wrong usage', async () => {
    for (const args of [['sing'], ['show'], ['show', 'nosuch'], ['rm', 'nosuch'], ['list', 'more']]) expect(await call(runs, args), args.join(' ')).toMatchObject({ code: 2, stdout: '' })
  })
  it('shows the answer first', async () => {
    saveRun(paths(), exampleRun())
    expect((await call(runs, ['show', id])).stdout).toMatch(/^This machine multiplies fp32 matrices at 100 GFLOP\/s/)
  })
})

describe('groundspeed report', () => {
  it('writes the latest run to stdout, or to a file that is not there yet', async () => {
    saveRun(paths(), exampleRun())
    const out = path.join(folder, 'report.md')
    const printed = await call(report, ['--format', 'md'])
    expect(printed).toMatchObject({ code: 0, stdout: expect.stringMatching(/^# Groundspeed/) })
    expect(await call(report, [id, '--format', 'md', '--out', out])).toMatchObject({ code: 0, stdout: '' })
    expect(fs.readFileSync(out, 'utf8')).toBe(printed.stdout)
    expect(await call(report, [id, '--out', out])).toMatchObject({ code: 2, error: expect.stringMatching(/exists already/) })
  })
  it('says what formats there are, and that there is no run', async () => {
    expect(await call(report, ['--format', 'gif'])).toMatchObject({ code: 2, error: expect.stringMatching(/no format 'gif'/) })
    expect(await call(report, [])).toMatchObject({ code: 2, error: expect.stringMatching(/no run yet/) })
  })
})
