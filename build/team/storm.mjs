import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { root } from '../setup/step.mjs'

const script = path.join(root, 'build/team/publisher.mjs')
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Every process that was started, so that none outlives the bench. */
export const children = new Set()
export function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'ignore', ...options })
  children.add(child)
  child.once('close', () => children.delete(child))
  child.once('error', () => children.delete(child))
  return child
}
export const endAll = () => {
  for (const child of children) child.kill('SIGKILL')
}

/** What one reader sees of a share. */
export function read(bundle, share, data) {
  return new Promise((resolve, reject) => {
    const child = start(process.execPath, [script, bundle, 'read', share, data], { stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.on('data', (part) => (text += part))
    child.once('close', (code) => (code === 0 ? resolve(JSON.parse(text)) : reject(new Error(`the reader ended with ${code}`))))
  })
}

const below = (folder) => (fs.existsSync(folder) ? fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? below(path.join(folder, entry.name)) : [path.join(folder, entry.name)])) : [])

/**
 * Processes that publish into shares while they are killed at random, and start again where their outbox stands.
 * @param {{ bundle: string, folder: string, shareOf: (i: number) => string, processes: number, each: number, kills: number, lookers?: () => Promise<number> }} plan
 */
export async function storm({ bundle, folder, shareOf, processes, each, kills, limitMs = 1_500_000 }) {
  let killed = 0
  const until = Date.now() + limitMs
  const one = async (i) => {
    const data = path.join(folder, `machine-${i}`)
    fs.mkdirSync(data, { recursive: true })
    for (let round = 0; Date.now() < until; round++) {
      const child = start(process.execPath, [script, bundle, 'publish', shareOf(i), data, `Machine ${i}`, String(i * 10_000), String(i * 10_000 + each)], { stdio: ['ignore', 'ignore', 'pipe'] })
      let said = ''
      child.stderr.on('data', (part) => (said = `${said}${part}`.slice(-2000)))
      const ended = new Promise((resolve) => child.once('close', (code) => resolve(code)))
      if (round < kills) {
        const code = await Promise.race([ended, sleep(300 + Math.random() * 2500).then(() => 'kill')])
        if (code === 0) return
        if (code === 'kill') {
          child.kill('SIGKILL')
          killed++
          await ended
        }
      } else {
        const code = await ended
        if (code === 0) return
        if (round > kills + 5) throw new Error(`a publisher ended with ${code}: ${said}`)
      }
    }
  }
  const started = Date.now()
  await Promise.all(Array.from({ length: processes }, (_, i) => one(i)))
  const seconds = (Date.now() - started) / 1000
  // The next start of each machine, once the share has caught up: it removes what a killed one left.
  await sleep(3000)
  for (let i = 0; i < processes; i++) {
    const again = start(process.execPath, [script, bundle, 'publish', shareOf(i), path.join(folder, `machine-${i}`), `Machine ${i}`, String(i * 10_000), String(i * 10_000)])
    await new Promise((resolve) => again.once('close', resolve))
  }
  return { killed, seconds }
}

/** What is wrong with a share after a storm, as counts. @param {string[]} queued "name run" of all that was queued */
export function judge(seen, queued, share) {
  const there = new Set(seen.results)
  return {
    lost: queued.filter((each) => !there.has(each)).length,
    corrupt: seen.problems.filter(({ state }) => state !== 'pending').length,
    // A partial file under a final name would be an altered one; what is left aside is counted as well.
    temporary: below(path.join(share, 'groundspeed-v1')).filter((file) => path.basename(file).startsWith('.~gs-')).length,
    doubled: seen.results.length - there.size,
  }
}

/** What each machine put into its outbox before it was last killed. */
export function queuedBy(folder, processes) {
  return Array.from({ length: processes }, (_, i) => {
    const file = path.join(folder, `machine-${i}`, 'progress')
    const to = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0
    return Array.from({ length: Math.max(0, to - i * 10_000) }, (_, n) => `Machine ${i} 20261120-080000-${(i * 10_000 + n).toString(36).padStart(6, '0')}`)
  }).flat()
}
