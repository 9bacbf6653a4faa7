/** What a packaged Electron lacks: the small program that opens the folder named on the command line (`electron .`). */
const main = `
const { app } = require('electron')
const fs = require('fs')
const path = require('path')
const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
if (!named) {
  console.error('electron: name the folder or file of an app')
  process.exit(1)
}
const target = path.resolve(named)
const isFolder = fs.statSync(target).isDirectory()
const manifest = isFolder ? JSON.parse(fs.readFileSync(path.join(target, 'package.json'), 'utf8')) : {}
app.setAppPath(isFolder ? target : path.dirname(target))
if (manifest.productName || manifest.name) app.setName(manifest.productName || manifest.name)
if (manifest.version) app.setVersion(manifest.version)
require(isFolder ? path.join(target, manifest.main || 'index.js') : target)
`

/**
 * An asar archive of that program. The format (electron/asar): a pickled size, then a pickled JSON header with each
 * file's offset and size, then the files' bytes.
 */
export function defaultAppArchive(): Buffer {
  const files: Record<string, Buffer> = {
    'main.js': Buffer.from(main, 'utf8'),
    'package.json': Buffer.from(JSON.stringify({ name: 'default-app', main: 'main.js' }), 'utf8'),
  }
  let offset = 0
  const entries: Record<string, { offset: string; size: number }> = {}
  for (const [name, bytes] of Object.entries(files)) {
    entries[name] = { offset: String(offset), size: bytes.length }
    offset += bytes.length
  }
  const json = Buffer.from(JSON.stringify({ files: entries }), 'utf8')
  const padded = Math.ceil(json.length / 4) * 4
  const header = Buffer.alloc(16 + padded)
  header.writeUInt32LE(4, 0)
  header.writeUInt32LE(8 + padded, 4)
  header.writeUInt32LE(4 + padded, 8)
  header.writeUInt32LE(json.length, 12)
  json.copy(header, 16)
  return Buffer.concat([header, ...Object.values(files)])
}
