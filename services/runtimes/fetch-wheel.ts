import fs from 'node:fs'
import path from 'node:path'
import { failure } from '../../core/errors/user-error'
import { type InstallOptions, type Wheel } from './definition'
import { downloadResuming } from './download'
import { sha256File } from './hash'
import { findPython, pipDownload, resolveUrl } from './pip'

/**
 * The checked wheel in `<cache>/downloads`: what an earlier try left is used again, whole or in part. pip says where
 * the index keeps it, so a company's index is honoured; a direct fetch from there can go on where it stopped. Where
 * that is refused (a proxy or a login that only pip knows), pip fetches the whole itself.
 */
export async function fetchWheel(wheel: Wheel, options: InstallOptions): Promise<string> {
  const { paths, env, signal, onProgress, from } = options
  const folder = path.join(paths.cacheDir, 'downloads')
  fs.mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${wheel.project}-${wheel.version}-${wheel.platform}.whl`)
  const part = `${file}.part`
  if (from !== undefined) return checked(findIn(from, wheel), wheel, options, false)
  if (fs.existsSync(file)) return checked(file, wheel, options, true)

  const text = `fetching ${wheel.project} ${wheel.version}`
  onProgress({ phase: 'looking', doneBytes: 0, totalBytes: 0, text: `asking pip for ${wheel.project} ${wheel.version}` })
  const python = await findPython({ env, signal })
  const url = await resolveUrl(python, wheel, { env, signal })
  if (signal.aborted) throw failure('Cancelled.', 'Run it again to go on.')
  let whole = false
  if (url) {
    try {
      await downloadResuming(url, part, { signal, onBytes: (doneBytes, totalBytes) => onProgress({ phase: 'downloading', doneBytes, totalBytes, text }) })
      whole = true
    } catch (error) {
      if (signal.aborted) throw failure('Cancelled.', 'Run it again to go on where it stopped.')
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw failure('No space left while downloading.', 'Free some disk space and run it again.')
    }
  }
  if (whole) fs.renameSync(part, file)
  else {
    const own = fs.mkdtempSync(path.join(folder, 'pip-'))
    try {
      onProgress({ phase: 'downloading', doneBytes: 0, totalBytes: wheel.bytes, text: `${text} with pip` })
      fs.renameSync(await pipDownload(python, wheel, own, { env, signal }), file)
    } finally {
      fs.rmSync(own, { recursive: true, force: true })
    }
  }
  return checked(file, wheel, options, true)
}

/** @param ours whether the file is in our cache, so that a wrong one is removed rather than met again */
async function checked(file: string, wheel: Wheel, { onProgress, signal }: InstallOptions, ours: boolean): Promise<string> {
  onProgress({ phase: 'checking', doneBytes: 0, totalBytes: wheel.bytes, text: 'checking SHA-256' })
  const digest = await sha256File(file, signal)
  if (digest === wheel.sha256) return file
  if (ours) fs.rmSync(file, { force: true })
  throw failure(
    `${path.basename(file)} has other bytes than expected (SHA-256 ${digest.slice(0, 12)}…): nothing was installed.`,
    ours ? 'It was removed; run this again.' : 'Take the file from the package index.',
  )
}

function findIn(folder: string, wheel: Wheel): string {
  const start = `${wheel.project.replace(/-/g, '_')}-${wheel.version}-`
  const name = fs.existsSync(folder) && fs.statSync(folder).isDirectory() ? fs.readdirSync(folder).find((each) => each.startsWith(start) && each.endsWith('.whl')) : undefined
  if (!name) throw failure(`${folder} does not hold ${start}*.whl.`, `Fetch it elsewhere with: pip download --no-deps --platform ${wheel.platform} --only-binary=:all: ${wheel.project}==${wheel.version}`)
  return path.join(folder, name)
}
