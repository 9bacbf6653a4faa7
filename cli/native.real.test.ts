import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'

const root = path.resolve(__dirname, '..')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-native-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

/** Native code that the command's own process has loaded by its end; its workers' is theirs. */
function loadedBy(...args: string[]): string[] {
  const hook = path.join(folder, 'hook.cjs')
  const told = path.join(folder, 'told')
  fs.writeFileSync(hook, `if (/groundspeed.mjs$/.test(process.argv[1] ?? '')) process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(told)}, Object.keys(require.cache).filter((file) => /koffi|@tensorflow/.test(file)).join('\\n')))`)
  // Exit 3 is a comparison with doubts.
  spawnSync(process.execPath, ['--require', hook, path.join(root, 'bin/groundspeed.mjs'), ...args, '--user-data-dir', folder], { stdio: 'pipe' })
  return fs.readFileSync(told, 'utf8').split('\n').filter(Boolean)
}

it.each([
  ['a run', ['run', '--replay', path.join(root, 'services/sample/epyc-2-core.groundspeed.json'), '--only', 'triad']],
  ['a comparison', ['compare', path.join(root, 'services/sample/epyc-2-core.groundspeed.json')]],
])('%s loads native code in worker processes alone, since it may crash', (_what, args) => {
  expect(loadedBy(...args)).toEqual([])
}, 60_000)
