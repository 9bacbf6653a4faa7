import path from 'node:path'
import readline from 'node:readline'
import { exitCodes, usageError } from '../../core/errors/user-error'
import { type Command, type CliContext, type ParsedOptions } from '../command'

const schema = { name: 'groundspeed.serve', major: 1, minor: 0 }

export const serve: Command = {
  name: 'serve',
  summary: 'open the window in a browser, on this machine alone',
  usage: '[--port N] [--no-open]',
  details: `Prints a link that lets one browser in, once, within ten minutes; Enter prints
a new one. Nothing but this account on this machine can reach it. Ctrl-C ends
it; a run under way is kept as interrupted.`,
  options: {
    port: { type: 'string', value: 'N', help: 'this port and no other; 0 is any free one (default 4780)' },
    'no-open': { type: 'boolean', help: 'do not open a browser' },
    json: { type: 'boolean', help: 'print link and port as JSON' },
  },
  positionals: [0, 0],
  async run({ options }, context) {
    const port = readPort(options)
    const services = await context.services()
    const [{ serve: startServer }, { openBrowser }] = await Promise.all([import('../../services/serve/serve'), import('../../services/serve/open-browser')])
    const rendererFolder = path.join(path.dirname(services.workerFile), '..', 'renderer')
    const served = await startServer({ services, rendererFolder, port })
    const link = served.newLink()
    const say = (text: string) => context.stderr.write(`${text}\n`)
    context.stdout.write(options['json'] ? `${JSON.stringify({ schema, url: link, port: served.port })}\n` : `${link}\n`)
    const listening = options['json'] ? null : linkOnEnter(context, () => served.newLink())
    say(`The link opens Groundspeed in a browser of this account, once, within ten minutes.${listening ? ' Enter prints a new one.' : ''}`)
    say('Ctrl-C ends it; a run under way is kept as interrupted.')
    if (!options['no-open']) openBrowser(link, context.env, (because) => say(`No browser could be opened (${because}). Open the link yourself.`))
    await aborted(context.signal)
    listening?.close()
    await served.close()
    return exitCodes.done
  },
}

/** Ports below 1024 belong to root, and 80 would vanish from the Host header that we check. */
function readPort(options: ParsedOptions): number | null {
  if (options['port'] === undefined) return null
  const given = String(options['port'])
  const port = /^\d{1,5}$/.test(given) ? Number(given) : NaN
  if (port !== 0 && !(port >= 1024 && port <= 65_535)) throw usageError(`--port wants a whole number from 1024 to 65535, or 0, not '${given}'.`)
  return port
}

/** In a terminal; in a script, stdin is somebody else's. */
function linkOnEnter({ stdin, stdout }: CliContext, newLink: () => string): readline.Interface | null {
  if (!(stdin as { isTTY?: boolean }).isTTY) return null
  // Not as a terminal of its own: raw mode would take Ctrl-C away.
  return readline.createInterface({ input: stdin, terminal: false }).on('line', () => stdout.write(`${newLink()}\n`))
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
