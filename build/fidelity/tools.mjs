import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root, run } from '../setup/step.mjs'

/** Where the sceptic's tools are kept: the program's cache, so that 5 GB of PyTorch are fetched once. */
const cache = path.join(process.env.GROUNDSPEED_CACHE_DIR ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'groundspeed'), 'bench')
const say = (text) => process.stderr.write(`${text}\n`)

/** A program's output. @throws Error when it fails: then nothing can be measured */
export async function output(command, args) {
  // Settings that work around faults of old numeric libraries slow current ones down.
  const { OPENBLAS_CORETYPE: _core, OPENBLAS_L2_SIZE: _cache, ...env } = process.env
  const { code, output: text } = await run(command, args, { quiet: true, env })
  if (code !== 0) throw new Error(`${path.basename(command)} ended with ${code}: ${text.trim().slice(-500)}`)
  return text
}

/** The last line that is a JSON object. */
export const lastJson = (text) => JSON.parse(text.trim().split('\n').filter((line) => line.startsWith('{')).at(-1))

/** Python with PyTorch and Pillow, installed on demand. */
export async function torchPython() {
  const python = path.join(cache, 'torch', 'bin', 'python')
  if (!fs.existsSync(python)) {
    fs.mkdirSync(cache, { recursive: true })
    await output('python3', ['-m', 'venv', path.join(cache, 'torch')])
  }
  if ((await run(python, ['-c', 'import torch, numpy, PIL'], { quiet: true })).code === 0) return python
  say('Installing PyTorch and Pillow into the cache (about 5 GB, two minutes)…')
  await output(python, ['-m', 'pip', 'install', '-q', 'torch', 'numpy', 'pillow'])
  return python
}

/** A program of ours in C, compiled for this machine. @param {string} name of its file in build/bench */
export async function compiled(name) {
  const program = path.join(cache, name)
  fs.mkdirSync(cache, { recursive: true })
  await output('gcc', ['-O3', '-march=native', '-fopenmp', path.join(root, 'build', 'bench', `${name}.c`), '-o', program])
  return program
}

/** fio's job on a file of its own in `folder`; null when fio is not installed. */
export async function fio(folder, job) {
  if ((await run('fio', ['--version'], { quiet: true }).catch(() => ({ code: 1 }))).code !== 0) return null
  const file = path.join(folder, 'fio.bin')
  const args = ['--name=j', `--filename=${file}`, '--size=512M', '--ioengine=psync', '--randrepeat=0', '--ramp_time=1', '--runtime=4', '--time_based', '--output-format=json', '--unlink=1', ...job]
  try {
    const text = await output('fio', args)
    return JSON.parse(text.slice(text.indexOf('{'))).jobs[0]
  } finally {
    fs.rmSync(file, { force: true })
  }
}
