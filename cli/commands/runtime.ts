import { exitCodes, usageError } from '../../core/errors/user-error'
import { formatBytes, timeLeft } from '../../core/units'
import { type Command, type CliContext } from '../command'
import { ProgressLine } from '../progress'
import { type RuntimeDefinition } from '../../services/runtimes'
import { table, wrap } from '../table'

const actions = ['list', 'install', 'remove', 'path'] as const

export const runtime: Command = {
  name: 'runtime',
  summary: 'fetch, list and remove TensorFlow and Electron',
  usage: 'list|install|remove|path [tensorflow|tensorflow-gpu|electron]',
  details: `Runtimes come through this machine's own pip, so a company's package index is
honoured, are checked by SHA-256, and live in the cache folder. Nothing else is
installed. Without TensorFlow, runs measure on WebAssembly and say so.`,
  options: {
    json: { type: 'boolean', help: 'print JSON' },
    from: { type: 'string', value: 'FOLDER', help: 'install from a folder that holds the wheel (no network)' },
  },
  positionals: [1, 2],
  async run({ options, positionals }, context) {
    const [action, id] = positionals
    const services = await context.services()
    const { findRuntime, removeRuntime, resolveRuntime, runtimes } = await import('../../services/runtimes')
    if (action === 'list') return list(options['json'] === true, context)
    if (!actions.includes(action as (typeof actions)[number])) throw usageError(`runtime has no action '${action}'.`, `It has: ${actions.join(', ')}.`)
    if (id === undefined) throw usageError(`runtime ${action} needs a name.`, `One of: ${runtimes.map((each) => each.id).join(', ')}.`)
    const definition = findRuntime(id)
    if (action === 'path') {
      const found = await resolveRuntime(definition.id, services.paths, services.env)
      if (!found.known) {
        context.stderr.write(`groundspeed: ${definition.title} is not installed: ${found.detail}.\n`)
        return exitCodes.failed
      }
      context.stdout.write(`${found.value.folder}\n`)
      return exitCodes.done
    }
    if (action === 'remove') {
      const there = removeRuntime(definition, services.paths)
      context.stdout.write(there ? `${definition.title} ${definition.version} was removed.\n` : `${definition.title} was not installed.\n`)
      return exitCodes.done
    }
    return install(definition.id, options['from'] as string | undefined, context)
  },
}

async function install(id: RuntimeDefinition['id'], from: string | undefined, context: CliContext): Promise<number> {
  const { paths, env } = await context.services()
  const { findRuntime, installRuntime, resolveRuntime } = await import('../../services/runtimes')
  const definition = findRuntime(id)
  const already = await resolveRuntime(id, paths, env)
  if (already.known) {
    context.stdout.write(`${definition.title} ${already.value.version} is here already (${already.value.source}).\n`)
    return exitCodes.done
  }
  const line = new ProgressLine(context)
  let phase = ''
  let started = 0
  let first = 0
  try {
    const folder = await installRuntime(definition, {
      paths,
      env,
      signal: context.signal,
      from,
      onProgress: (progress) => {
        if (progress.text !== phase) {
          phase = progress.text
          started = Date.now()
          first = progress.doneBytes
          if (!context.stderr.isTTY) context.stderr.write(`${progress.text}\n`)
        }
        if (!progress.totalBytes) return context.stderr.isTTY ? line.show(progress.text) : undefined
        const left = timeLeft(progress.doneBytes - first, progress.totalBytes - first, (Date.now() - started) / 1000)
        return line.show(`${progress.text}: ${formatBytes(progress.doneBytes)} of ${formatBytes(progress.totalBytes)}  ${left}`)
      },
    })
    line.clear()
    context.stdout.write(`${definition.title} ${definition.version} is installed in ${folder}\n`)
    return exitCodes.done
  } finally {
    line.clear()
  }
}

async function list(json: boolean, context: CliContext): Promise<number> {
  const { paths, env } = await context.services()
  const { resolveRuntime, runtimes } = await import('../../services/runtimes')
  const found = await Promise.all(runtimes.map(async (each) => ({ runtime: each, answer: await resolveRuntime(each.id, paths, env) })))
  if (json) {
    const rows = found.map(({ runtime: { id, version }, answer }) =>
      answer.known ? { id, pinned: version, installed: answer.value.version, folder: answer.value.folder, source: answer.value.source } : { id, pinned: version, installed: null, because: answer.because },
    )
    context.stdout.write(`${JSON.stringify({ schema: { name: 'groundspeed.runtimes', major: 1, minor: 0 }, runtimes: rows }, null, 2)}\n`)
    return exitCodes.done
  }
  const missing = found.filter(({ answer, runtime: { optional } }) => !answer.known && optional === undefined)
  const sentence = missing.length === 0 ? 'What runs and the window need is installed.' : `Not installed: ${missing.map(({ runtime: { title } }) => title).join(', ')}.`
  const rows = found.map(({ runtime: { id, optional }, answer }) => (answer.known ? [id, answer.value.version, answer.value.source] : [id, '-', optional ?? answer.detail ?? answer.because]))
  context.stdout.write(`${sentence}\n\n${table([{ title: 'Runtime' }, { title: 'Version' }, { title: 'From' }], rows)}\n`)
  for (const { answer } of found) if (answer.known) context.stdout.write(`${wrap(answer.value.folder, 80, '')}\n`)
  return exitCodes.done
}
