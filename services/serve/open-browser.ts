import { spawn } from 'node:child_process'

/** The program that opens an address in the person's own browser; null where nobody could see it. */
export function browserCommand(url: string, env: NodeJS.ProcessEnv, platform: string): { command: string; args: string[] } | null {
  if (env['CI']) return null
  // `start` is a word of cmd.exe alone; this is what it ends in, without a shell in between.
  if (platform === 'win32') return { command: 'rundll32', args: ['url.dll,FileProtocolHandler', url] }
  if (platform === 'darwin') return { command: 'open', args: [url] }
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? { command: 'xdg-open', args: [url] } : null
}

/**
 * Opens it and does not wait: the browser may well outlive us.
 * @returns whether it was tried
 */
export function openBrowser(url: string, env: NodeJS.ProcessEnv, onFailure: (because: string) => void, platform: string = process.platform): boolean {
  const opener = browserCommand(url, env, platform)
  if (!opener) return false
  const child = spawn(opener.command, opener.args, { detached: true, stdio: 'ignore', env })
  child.on('error', ({ message }) => onFailure(message))
  child.on('exit', (code) => {
    if (code) onFailure(`${opener.command} ended with ${code}`)
  })
  child.unref()
  return true
}
