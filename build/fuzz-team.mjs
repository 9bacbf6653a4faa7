import { spawn } from 'node:child_process'
import path from 'node:path'
import readline from 'node:readline'
import { atLeast, atMost, printRows } from './bench/report.mjs'
import { root } from './setup/step.mjs'
import { bundle } from './team/bundle.mjs'

/**
 * `npm run fuzz:team [-- --count 1000000] [-- --seed N]`: team files with flipped bits, cut, nested, with keys, numbers
 * and characters of every kind, on two processes whose heap is small. Exits 1 when anything was wrong.
 */
const args = process.argv.slice(2)
const option = (name, otherwise) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise)
const count = option('--count', 1_000_000)
const seed = option('--seed', 1)
const file = await bundle('services/team/testing/fuzz.ts')
const started = Date.now()
const total = { tried: 0, read: 0, crashes: [], wrong: [], peak: 0 }

function share(from, many) {
  const child = spawn(process.execPath, ['--max-old-space-size=128', path.join(root, 'build/team/fuzz-worker.mjs'), file, String(from), String(many)], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  readline.createInterface({ input: child.stdout }).on('line', (line) => {
    const { tried, read, crashes, wrong, peak } = JSON.parse(line)
    total.tried += tried
    total.read += read
    total.crashes.push(...crashes)
    total.wrong.push(...wrong)
    total.peak = Math.max(total.peak, peak)
    process.stderr.write(`\r${total.tried} of ${count}, ${total.read} read, ${total.crashes.length} crashes, ${total.wrong.length} wrong`)
  })
  return new Promise((resolve) => child.once('close', resolve))
}

const codes = await Promise.all([share(seed, Math.ceil(count / 2)), share(seed + 500_000_000, Math.floor(count / 2))])
process.stderr.write('\n')
if (codes.some((code) => code !== 0)) total.crashes.push(`a process ended with ${codes.join(', ')}`)
for (const each of [...total.crashes, ...total.wrong].slice(0, 20)) process.stderr.write(`${each}\n`)
printRows([
  atLeast('files tried', total.tried, '', count, `${((Date.now() - started) / 1000).toFixed(0)} s on two processes`),
  { id: 'files read as a result', value: total.read, unit: '', goal: null, ok: null, note: 'changes that are no lie, or lies that their own signature covers' },
  atMost('crashes', total.crashes.length, '', 0, ''),
  atMost('wrongly accepted', total.wrong.length, '', 0, ''),
  atMost('memory of the fuzzing process', total.peak / 2 ** 20, 'MiB', 256, 'resident, at most, of one of them'),
])
process.exit(total.crashes.length + total.wrong.length > 0 || total.tried < count ? 1 : 0)
