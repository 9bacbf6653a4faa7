import { spawn } from 'node:child_process'

/** Runs `work` with a display: the one there is, or an Xvfb of its own choice of number. */
export async function withDisplay(work) {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return work()
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  process.env.DISPLAY = `:${await new Promise((resolve, reject) => {
    server.once('error', () => reject(new Error('Xvfb is missing: sudo apt-get install xvfb')))
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)))
    server.stdio[3].once('data', (data) => resolve(String(data).trim()))
  })}`
  try {
    return await work()
  } finally {
    delete process.env.DISPLAY
    server.removeAllListeners('exit')
    server.kill()
  }
}
