import { spawn } from 'node:child_process'

/**
 * Starts Xvfb where there is no display; the display's number is Xvfb's own choice, so runs side by side do not meet.
 * @returns the function that ends it
 */
export async function startDisplay() {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return async () => undefined
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  process.env.DISPLAY = `:${await displayNumber(server)}`
  return async () => {
    delete process.env.DISPLAY
    const gone = new Promise((resolve) => server.once('exit', resolve))
    server.kill()
    await gone
  }
}

function displayNumber(server) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Xvfb did not start within 15 s')), 15_000)
    server.once('error', () => reject(new Error('Xvfb is missing: sudo apt-get install xvfb')))
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)))
    server.stdio[3].once('data', (data) => {
      clearTimeout(timer)
      server.removeAllListeners('exit')
      resolve(String(data).trim())
    })
  })
}

/** Runs `work` with a display. */
export async function withDisplay(work) {
  const end = await startDisplay()
  try {
    return await work()
  } finally {
    await end()
  }
}
