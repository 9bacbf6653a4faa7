import path from 'node:path'
import { groundspeed, run } from './setup/step.mjs'

/** The binary of the Electron that set-up provided, as `runtime path` finds it; null where there is none. */
export async function electronBinary() {
  const [command, args] = groundspeed('runtime', 'path', 'electron')
  const { code, output } = await run(command, args, { quiet: true })
  const name = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron'
  return code === 0 ? path.join(output.trim().split('\n').at(-1), name) : null
}

/** @throws Error that says what to type */
export async function requireElectron() {
  const binary = await electronBinary()
  if (!binary) throw new Error('Electron is not installed: npx groundspeed runtime install electron')
  return binary
}

/** Chromium's sandbox does not work for root, and containers run as root. */
export const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
