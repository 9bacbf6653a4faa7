import { pathToFileURL } from 'node:url'

/** `node publisher.mjs BUNDLE publish SHARE DATA NAME FROM TO`, or `… read SHARE DATA`: one process of `bench:team`. */
const [file, act, ...rest] = process.argv.slice(2)
const { publishAll, readAll } = await import(pathToFileURL(file).href)
if (act === 'publish') {
  const [share, data, name, from, to] = rest
  await publishAll(share, data, name, Number(from), Number(to))
} else {
  const [share, data] = rest
  process.stdout.write(JSON.stringify(await readAll(share, data)))
}
