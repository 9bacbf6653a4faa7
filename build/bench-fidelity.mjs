import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build, isStale } from './build.mjs'
import { atLeast, median, printRows } from './bench/report.mjs'
import { groundspeed, root, run } from './setup/step.mjs'

/**
 * `npm run bench:fidelity`: our numbers beside the sceptic's own tools on the same machine, in turn, in one run. The
 * ratio of each round is taken, and the median of the rounds reported. PyTorch is installed on demand into the cache
 * (5 GB); STREAM is compiled from build/bench/stream.c.
 */
const rounds = 3
const cache = path.join(process.env.GROUNDSPEED_CACHE_DIR ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'groundspeed'), 'bench')
const say = (text) => process.stderr.write(`${text}\n`)

/** A program's output. @throws Error when it fails: then nothing can be measured */
async function output(command, args) {
  const { code, output: text } = await run(command, args, { quiet: true })
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${text.trim().slice(-500)}`)
  return text
}
const lastJson = (text) => JSON.parse(text.trim().split('\n').filter((line) => line.startsWith('{')).at(-1))

async function torchPython() {
  const python = path.join(cache, 'torch', 'bin', 'python')
  if (fs.existsSync(python) && (await run(python, ['-c', 'import torch'], { quiet: true })).code === 0) return python
  say('Installing PyTorch into the cache (about 5 GB, two minutes)…')
  fs.mkdirSync(cache, { recursive: true })
  await output('python3', ['-m', 'venv', path.join(cache, 'torch')])
  await output(python, ['-m', 'pip', 'install', '-q', 'torch', 'numpy'])
  return python
}

async function streamProgram() {
  const program = path.join(cache, 'stream')
  fs.mkdirSync(cache, { recursive: true })
  await output('gcc', ['-O3', '-march=native', '-fopenmp', path.join(root, 'build', 'bench', 'stream.c'), '-o', program])
  return program
}

/** Our launch medians in one quick run. */
async function ours(folder) {
  const file = path.join(folder, 'run.json')
  const [command, args] = groundspeed('run', '--only', 'matmul-fp32,matmul-bf16,triad', '--out', file, '--force', '--user-data-dir', folder)
  await run(command, args, { quiet: true })
  const result = JSON.parse(fs.readFileSync(file, 'utf8'))
  const value = (id) => {
    const record = result.benchmarks.find((each) => each.id === id)
    if (record.outcome.state !== 'measured') throw new Error(`${id} was not measured: ${record.outcome.detail}`)
    return median(record.outcome.launches.map((launch) => (record.work * launch.iterations) / median(launch.samples))) / 1e9
  }
  return { run: result, fp32: value('matmul-fp32'), bf16: value('matmul-bf16'), triad: value('triad') }
}

/** Debian's mbw, where it is installed: a second witness, not a goal. */
async function mbw() {
  const { code, output: text } = await run('mbw', ['-t', '0', '-n', '3', '-q', '512'], { quiet: true })
  const rate = code === 0 ? /AVG.*Copy: ([\d.]+) MiB\/s/.exec(text)?.[1] : undefined
  // It counts the copied bytes once; a copy reads and writes them.
  return rate === undefined ? null : (2 * Number(rate) * 1024 * 1024) / 1e9
}

try {
  if (isStale()) await build({ quiet: true })
  const [python, stream] = [await torchPython(), await streamProgram()]
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-fidelity-'))
  const seen = []
  for (let round = 1; round <= rounds; round++) {
    say(`Round ${round} of ${rounds}: ours, PyTorch, STREAM`)
    const us = await ours(folder)
    seen.push({ us, torch: lastJson(await output(python, [path.join(root, 'build', 'bench', 'torch_gemm.py'), '2048'])), stream: lastJson(await output(stream, [])) })
  }
  fs.rmSync(folder, { recursive: true, force: true })

  const { machine } = seen[0].us.run
  const features = machine.cpu.features.value ?? []
  const hasBf16 = features.some((feature) => ['AVX512-BF16', 'AMX-BF16', 'BF16', 'SVE-BF16'].includes(feature))
  const middle = (pick) => median(seen.map(pick))
  const rates = (what, pick) => atLeast(what, middle(pick), what.includes('gemm') ? 'GFLOP/s' : 'GB/s', null, '')
  const witness = await mbw()
  if (!process.argv.includes('--json')) console.log(`${machine.cpu.model.value}, ${machine.cpu.logicalCores.value} threads, ${features.join(' ')}; PyTorch ${seen[0].torch.torch}, TensorFlow ${seen[0].us.run.engine.version}; median of ${rounds} rounds\n`)
  printRows([
    rates('gemm-fp32 ours', (each) => each.us.fp32),
    rates('gemm-fp32 PyTorch', (each) => each.torch.fp32.median),
    atLeast('gemm-fp32 ratio', middle((each) => each.us.fp32 / each.torch.fp32.median), '', 0.9, 'ours / PyTorch, n = 2048'),
    rates('gemm-bf16 ours', (each) => each.us.bf16),
    rates('gemm-bf16 PyTorch', (each) => each.torch.bf16.median),
    atLeast('gemm-bf16 ratio', middle((each) => each.us.bf16 / each.torch.bf16.median), '', hasBf16 ? 0.45 : null, hasBf16 ? 'ours / PyTorch' : 'this processor has no bf16 units: what software costs, no goal'),
    rates('triad ours, in place', (each) => each.us.triad),
    rates('triad STREAM', (each) => each.stream.triad.median),
    rates('triad STREAM, in place', (each) => each.stream.inPlace.median),
    atLeast('triad ratio', middle((each) => each.us.triad / each.stream.triad.median), '', 0.8, 'ours / STREAM triad, three words counted in both'),
    atLeast('triad ratio, all words', middle((each) => each.us.triad / (each.stream.triad.median * (4 / 3))), '', 0.8, 'with the write-allocate that STREAM moves and does not count'),
    atLeast('triad ratio, in place', middle((each) => each.us.triad / each.stream.inPlace.median), '', 0.8, 'ours / the same in-place loop in C'),
    atLeast('copy mbw', witness, 'GB/s', null, witness === null ? 'mbw is not installed (apt-get install mbw)' : 'one thread, bytes read and written'),
  ])
} catch (error) {
  say(`could not measure: ${error.message}`)
  process.exit(1)
}
