import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const stamp = path.join(root, 'dist', '.built')
const sources = ['core', 'catalog', 'benchmarks', 'services', 'cli', 'electron', 'renderer', 'package.json', 'electron.vite.config.ts']

/** Newest change below a folder, ms; tests do not count. */
function newest(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(file) ? 0 : stat.mtimeMs
  return fs.readdirSync(file).reduce((latest, name) => Math.max(latest, newest(path.join(file, name))), stat.mtimeMs)
}

/** Whether the built program is missing or older than its sources. */
export function isStale() {
  const built = fs.statSync(stamp, { throwIfNoEntry: false })?.mtimeMs
  return built === undefined || sources.some((name) => newest(path.join(root, name)) > built)
}

/** Builds main, preload and renderer with electron-vite. Prints only when it fails, with `quiet`. */
export async function build({ quiet = false } = {}) {
  const started = Date.now()
  const command = [path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn']
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`the build failed:\n${output}`)
  // The moment before the build: what changes while it runs is built again.
  fs.writeFileSync(stamp, '')
  fs.utimesSync(stamp, started / 1000, started / 1000)
  if (!quiet) console.log(`Built the program in ${((Date.now() - started) / 1000).toFixed(1)} s.`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    if (isStale() || process.argv.includes('--force')) await build()
    else console.log('The program is built.')
  } catch (error) {
    console.error(error.message)
    process.exit(1)
  }
}
