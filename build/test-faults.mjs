import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root } from './setup/step.mjs'

/**
 * `npm run test:faults`: tests 1 to 23 of the team folder in full (every file call, every bit, a thousand results) and the
 * reading process with its memory, then what each of them counted. CI runs the same tests in seconds. Each file runs in a
 * process of its own, whose time is printed and bounded: one that hangs costs itself. `-- NAME…` runs those whose name holds it.
 */
const limitMinutes = 60
const wanted = process.argv.slice(2)
const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-faults-')), 'report.ndjson')
fs.writeFileSync(report, '')
const env = { ...process.env, GROUNDSPEED_FAULTS: 'full', GROUNDSPEED_FAULTS_REPORT: report }

/** @returns {Promise<{ ok: boolean, seconds: number, said: string }>} */
function vitest(project, file) {
  const started = Date.now()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', project, file], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part))
    const timer = setTimeout(() => {
      output += `\n${file} did not end within ${limitMinutes} min\n`
      child.kill('SIGKILL')
    }, limitMinutes * 60_000)
    child.once('close', (code) => {
      clearTimeout(timer)
      const seconds = (Date.now() - started) / 1000
      if (code !== 0) process.stdout.write(output)
      const tests = /Tests\s+(.*)/.exec(output.replace(/\u001b\[[0-9;]*m/g, ''))?.[1] ?? 'no test ran'
      resolve({ ok: code === 0, seconds, said: tests.trim() })
    })
  })
}

const folder = path.join(root, 'services/team')
const files = fs.readdirSync(folder).filter((name) => name.endsWith('.test.ts') && (wanted.length === 0 || wanted.some((each) => name.includes(each)))).sort()
let ok = true
for (const name of files) {
  const answer = await vitest(name.endsWith('.real.test.ts') ? 'real' : 'unit', `services/team/${name}`)
  ok &&= answer.ok
  console.log(`${answer.ok ? 'passed' : 'FAILED'}  ${name.padEnd(24)} ${answer.seconds.toFixed(0).padStart(5)} s  ${answer.said}`)
}
const rows = fs.readFileSync(report, 'utf8').trim().split('\n').filter(Boolean).map((line) => JSON.parse(line))
rows.sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))
console.log('')
for (const { id, text } of rows) console.log(`${id.padEnd(4)} ${text}`)
fs.rmSync(path.dirname(report), { recursive: true, force: true })
process.exit(ok && files.length > 0 ? 0 : 1)
