import fs from 'node:fs'
import readline from 'node:readline/promises'
import { done, missing, run } from './step.mjs'

/** What Electron's window links to, and Xvfb for machines without a display. Ubuntu 24.04 renamed some with t64. */
const wanted = [
  ['xvfb'],
  ['xauth'],
  ['libnss3'],
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libgbm1'],
  ['libasound2', 'libasound2t64'],
  ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'],
  ['libxss1'],
  ['libxtst6'],
]

/** The browser that the tests drive before `groundspeed serve`; the first is what is installed when there is none. */
const browsers = ['chromium', 'google-chrome-stable', 'chromium-browser']

/** What compiles the tests' library in place of a driver's (services/nvml/testing). */
const compiler = ['gcc', 'libc6-dev']

/**
 * Which packages are missing, by their names on this release.
 * @param {string} installed dpkg-query's lines "name status" @param {boolean} t64 whether this release has the new names
 * @param {boolean} forTests whether the tests' browser is wanted as well
 */
export function missingPackages(installed, t64, forTests = false) {
  const names = new Set(installed.split('\n').filter((line) => / install ok installed$/.test(line)).map((line) => line.split(/[ :]/)[0]))
  const missed = wanted.filter((alternatives) => !alternatives.some((name) => names.has(name))).map((alternatives) => (t64 ? alternatives.at(-1) : alternatives[0]))
  if (!forTests) return missed
  return [...missed, ...(browsers.some((name) => names.has(name)) ? [] : [browsers[0]]), ...compiler.filter((name) => !names.has(name))]
}

const isDebian = () => process.platform === 'linux' && fs.existsSync('/usr/bin/dpkg-query')

function hasT64() {
  const release = fs.existsSync('/etc/os-release') ? fs.readFileSync('/etc/os-release', 'utf8') : ''
  const version = Number(/^VERSION_ID="?(\d+)/m.exec(release)?.[1] ?? 0)
  return /^ID=ubuntu/m.test(release) ? version >= 24 : version >= 13
}

async function agreed(command) {
  if (!process.stdin.isTTY) return false
  const ask = readline.createInterface({ input: process.stdin, output: process.stdout })
  const answer = await ask.question(`The window needs system packages. Run this now?\n  ${command}\n[y/N] `)
  ask.close()
  return /^y(es)?$/i.test(answer.trim())
}

/** @type {import('./step.mjs').Step} */
export const systemPackages = {
  id: 'packages',
  title: 'System packages',
  needed: ['test'],
  async run({ ci, forTests }) {
    if (!isDebian()) return done('not a Debian or Ubuntu system: nothing to check')
    const { output } = await run('dpkg-query', ['-W', '-f', '${Package} ${Status}\n'], { quiet: true })
    const names = missingPackages(output, hasT64(), forTests)
    if (names.length === 0) return done('installed')
    const root = process.getuid?.() === 0
    const command = `${root ? '' : 'sudo '}apt-get install -y --no-install-recommends ${names.join(' ')}`
    // As root without a terminal (a container, a build machine) there is nobody to ask and nothing else to lose.
    const unasked = root && (ci || !process.stdin.isTTY)
    if (!unasked && !(await agreed(command))) return missing(`not installed: ${names.join(', ')}`, `Type: ${command}`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...args) => (root ? run('apt-get', args, { quiet: ci, env }) : run('sudo', ['apt-get', ...args]))
    await apt('update')
    const { code, output: said } = await apt('install', '-y', '--no-install-recommends', ...names)
    return code === 0 ? done(`installed ${names.join(', ')}`) : missing(`apt-get failed: ${said.trim().split('\n').at(-1) ?? ''}`, `Type: ${command}`)
  },
}
