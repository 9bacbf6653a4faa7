import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { runTool, type ToolAnswer } from '../files/run-tool'
import { type Found } from './definition'

/** The electron package of this checkout; an installed copy of Groundspeed has none and needs none. */
function findPackage(): string {
  try {
    return path.dirname(createRequire(__filename).resolve('electron/package.json'))
  } catch {
    return path.join(os.tmpdir(), 'no-electron-package')
  }
}
const packageFolder = findPackage()
const binaryName = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform as string] ?? 'electron'
/** A release host that is out of reach must not hold up set-up for long. */
const limitSeconds = 300

export interface OfficialPorts {
  readonly packageFolder: string
  readonly nodeVersion: string
  readonly run: (command: string, args: readonly string[], options: { timeoutSeconds: number; signal: AbortSignal; env: NodeJS.ProcessEnv }) => Promise<ToolAnswer>
}

const realPorts: OfficialPorts = { packageFolder, nodeVersion: process.versions.node, run: runTool }

/** The electron package's own download, where `install-electron` or npm has made one. */
export function installedPackage(folder = packageFolder): Found | null {
  const dist = path.join(folder, 'dist')
  return fs.existsSync(path.join(dist, binaryName)) ? { folder: dist, version: readVersion(dist), source: 'the electron package' } : null
}

/** Electron writes its version beside its binary. */
export function readVersion(folder: string): string {
  try {
    return fs.readFileSync(path.join(folder, 'version'), 'utf8').trim().slice(0, 40)
  } catch {
    return 'unknown'
  }
}

/** The pinned Electron wants Node 22.12 or newer for its installer. */
export function canInstallOfficial(nodeVersion: string): boolean {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 12)
}

/**
 * Fetches the pinned current Electron with the package's own installer, which checks its digest. False where this Node
 * is too old for it, the package is not there, or the release host is out of reach: the caller has another source.
 */
export async function installOfficial(env: NodeJS.ProcessEnv, signal: AbortSignal, ports: OfficialPorts = realPorts): Promise<boolean> {
  const installer = path.join(ports.packageFolder, 'install.js')
  if (!canInstallOfficial(ports.nodeVersion) || !fs.existsSync(installer)) return false
  const answer = await ports.run(process.execPath, [installer], { timeoutSeconds: limitSeconds, signal, env })
  return answer.state === 'ended' && answer.code === 0 && installedPackage(ports.packageFolder) !== null
}
