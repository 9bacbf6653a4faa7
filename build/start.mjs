import path from 'node:path'
import { asRoot, electronBinary } from './electron.mjs'
import { setUp } from './setup.mjs'
import { groundspeed, root, run } from './setup/step.mjs'

/**
 * `npm start`: the desktop window where there is a display (in the browser where Electron could not be had), the quick
 * benchmark where there is none (or under CI).
 * @param {NodeJS.ProcessEnv} env @param {string} platform
 */
export function hasDisplay(env, platform) {
  if (env.CI) return false
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

async function headless(args) {
  const [command, all] = groundspeed('run', '--mode', 'quick', ...args)
  const { code } = await run(command, all)
  if (code === 0 || code === 3) {
    const [reporter, reportArgs] = groundspeed('report', 'latest', '--format', 'md', '--out', path.join(root, 'out', 'report.md'), '--force')
    await run(reporter, reportArgs, { quiet: true })
    console.log(`Report: ${path.join(root, 'out', 'report.md')}`)
    console.log('Next: npx groundspeed compare')
  }
  return code
}

async function inBrowser(args) {
  // Ctrl-C reaches the server as well, which ends in good order; we end with it and not before.
  process.on('SIGINT', () => undefined)
  const [command, all] = groundspeed('serve', ...args)
  return (await run(command, all)).code
}

async function main() {
  const { failed } = await setUp('start')
  if (failed.includes('node') || failed.includes('program')) return 1
  console.log('')
  const args = process.argv.slice(2)
  if (!hasDisplay(process.env, process.platform)) return headless(args)
  const binary = await electronBinary()
  if (!binary) {
    console.log('There is a display, but no Electron: the window opens in the browser instead.')
    return inBrowser(args)
  }
  return (await run(binary, [...asRoot, root, ...args])).code
}

if (process.argv[1] === path.join(root, 'build', 'start.mjs')) process.exit(await main())
