import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root } from './setup/step.mjs'

/**
 * `npm run test:faults`: tests 1 to 23 of the team folder in full (every file call, every bit, a thousand results) and the
 * reading process with its memory, then what each of them counted. CI runs the same tests in seconds.
 */
const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-faults-')), 'report.ndjson')
fs.writeFileSync(report, '')
const env = { ...process.env, GROUNDSPEED_FAULTS: 'full', GROUNDSPEED_FAULTS_REPORT: report }
const vitest = (...args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...args], { cwd: root, env, stdio: 'inherit' })
    child.once('close', resolve)
  })
const codes = [await vitest('--project', 'unit', 'services/team'), await vitest('--project', 'real', 'services/team')]
const rows = fs.readFileSync(report, 'utf8').trim().split('\n').filter(Boolean).map((line) => JSON.parse(line))
rows.sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))
console.log('')
for (const { id, text } of rows) console.log(`${id.padEnd(4)} ${text}`)
fs.rmSync(path.dirname(report), { recursive: true, force: true })
process.exit(codes.some((code) => code !== 0) ? 1 : 0)
