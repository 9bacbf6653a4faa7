import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { failure } from '../../core/errors/user-error'

export interface ToolOptions {
  readonly timeoutSeconds?: number
  /** Output beyond this is cut. */
  readonly limitBytes?: number
  /** A program that prints more is ended there: what it says next is not wanted. */
  readonly stopAtLimit?: boolean
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  readonly signal?: AbortSignal
  /** Throw unless it ends with 0. */
  readonly required?: boolean
  readonly onStderr?: (text: string) => void
}

export type ToolAnswer =
  | { state: 'ended'; code: number | null; stdout: string; stderr: string }
  | { state: 'not-installed' | 'timed-out' | 'no-permission'; stdout: string; stderr: string }

/** The system says "no permission" too when a folder of PATH is closed to us, wherever the program is. */
const isOnPath = (command: string, env: NodeJS.ProcessEnv): boolean => path.isAbsolute(command) || (env['PATH'] ?? '').split(path.delimiter).some((folder) => folder !== '' && fs.existsSync(path.join(folder, command)))

/**
 * Runs another program: never through a shell, in the C locale so that its words are the ones we know, with a time
 * limit and an output limit. @throws UserError only with `required`
 */
export function runTool(command: string, args: readonly string[], options: ToolOptions = {}): Promise<ToolAnswer> {
  const { timeoutSeconds = 10, limitBytes = 1024 * 1024, stopAtLimit = false, cwd, env = process.env, signal, onStderr } = options
  return new Promise<ToolAnswer>((resolve) => {
    let stdout = ''
    let stderr = ''
    let timedOut = false
    const child = spawn(command, [...args], { cwd, env: { ...env, LC_ALL: 'C', LANG: 'C' }, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true })
    const stop = () => {
      child.kill('SIGKILL')
      // A program of its own that holds the pipes must not hold us: without them, its end is the end.
      child.stdout.destroy()
      child.stderr.destroy()
    }
    const timer = setTimeout(() => {
      timedOut = true
      stop()
    }, timeoutSeconds * 1000)
    signal?.addEventListener('abort', stop)
    if (signal?.aborted) stop()
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (stdout.length < limitBytes) stdout += text.slice(0, limitBytes - stdout.length)
      else if (stopAtLimit) stop()
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (stderr.length < limitBytes) stderr += text.slice(0, limitBytes - stderr.length)
      onStderr?.(text)
    })
    const end = (answer: ToolAnswer) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      resolve(answer)
    }
    child.on('error', (error: NodeJS.ErrnoException) =>
      end({ state: error.code === 'EACCES' && isOnPath(command, env) ? 'no-permission' : 'not-installed', stdout, stderr: stderr || error.message }),
    )
    child.on('close', (code) => end(timedOut ? { state: 'timed-out', stdout, stderr } : { state: 'ended', code, stdout, stderr }))
  }).then((answer) => {
    if (options.required && !(answer.state === 'ended' && answer.code === 0)) {
      if (signal?.aborted) throw failure('Cancelled.')
      const why = answer.state === 'ended' ? `ended with ${answer.code}` : answer.state.replace('-', ' ')
      throw failure(`${command} ${why}.`, answer.stderr.trim().split('\n').slice(-3).join(' ').slice(0, 500) || undefined)
    }
    return answer
  })
}
