import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root. */
export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))))

/** The command line, run by this Node. */
export const groundspeed = (...args) => [process.execPath, [path.join(root, 'bin', 'groundspeed.mjs'), ...args]]

/**
 * Runs a program with its output shown, or kept.
 * @param {string} command @param {string[]} args @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number, output: string }>} 127 when it is not installed
 */
export function run(command, args, { quiet = false, env = process.env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['inherit', 'inherit', 'inherit'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += data))
    child.on('error', (error) => resolve({ code: 127, output: output + error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/**
 * What a step found: `done` (nothing to do or just done), or `missing` with what it means and what to type.
 * @typedef {{ id: string, title: string, needed: ('start' | 'test')[], run: (mode: Mode) => Promise<Result> }} Step
 * @typedef {{ ok: true, text: string } | { ok: false, text: string, advice: string }} Result
 * @typedef {{ forTests: boolean, ci: boolean }} Mode
 */
export const done = (text) => ({ ok: true, text })
export const missing = (text, advice) => ({ ok: false, text, advice })
