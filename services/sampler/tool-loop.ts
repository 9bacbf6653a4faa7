import { spawn, type ChildProcess } from 'node:child_process'

/** Longer is no line of a tool we know: it is cut, and its parser will not take it. */
const longestLine = 4096

/** Cuts a stream into lines, whatever the pieces it comes in. */
export function lineCutter(onLine: (line: string) => void): (text: string) => void {
  let rest = ''
  return (text) => {
    const lines = (rest + text).split(/\r?\n/)
    rest = lines.pop()!.slice(0, longestLine)
    for (const line of lines) onLine(line.slice(0, longestLine))
  }
}

/**
 * A tool in its own loop mode, one process for the whole run: starting it every half second would be load of its own.
 * Never through a shell; ends with `stop`, and with us at the latest, since its pipe closes then.
 */
export function loopTool(command: string, args: readonly string[], env: NodeJS.ProcessEnv, on: { line: (line: string) => void; end: (because: 'not-installed' | 'no-permission' | 'unreadable') => void }): () => void {
  let child: ChildProcess
  let ended = false
  const end = (because: 'not-installed' | 'no-permission' | 'unreadable') => {
    if (ended) return
    ended = true
    on.end(because)
  }
  try {
    child = spawn(command, [...args], { env: { ...env, LC_ALL: 'C', LANG: 'C' }, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true })
  } catch {
    // Some refusals throw (a broken path); the answer comes as an event like the others.
    setImmediate(() => end('unreadable'))
    return () => undefined
  }
  child.stdout!.setEncoding('utf8').on('data', lineCutter(on.line))
  // Complaints come on either stream.
  child.stderr!.setEncoding('utf8').on('data', lineCutter(on.line))
  child.on('error', (error: NodeJS.ErrnoException) => end(error.code === 'ENOENT' ? 'not-installed' : error.code === 'EACCES' ? 'no-permission' : 'unreadable'))
  child.on('close', () => end('unreadable'))
  return () => void child.kill('SIGKILL')
}
