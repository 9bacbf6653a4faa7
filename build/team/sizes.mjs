import { pathToFileURL } from 'node:url'

/** `node sizes.mjs BUNDLE fill|raw|timed ARGS…`: each in a process of its own, so that memory is its own. */
const [file, act, ...rest] = process.argv.slice(2)
const { fill, raw, timed } = await import(pathToFileURL(file).href)
if (act === 'fill') await fill(rest[0], rest[1], Number(rest[2]))
else process.stdout.write(JSON.stringify(act === 'raw' ? raw(rest[0]) : await timed(...rest)))
