import fs from 'node:fs'
import path from 'node:path'
import { build, isStale } from './build.mjs'
import { configuration } from './package/config.mjs'
import { folderBytes } from './package/size.mjs'
import { groundspeed, root, run } from './setup/step.mjs'

/**
 * `npm run package -- --dir`: the program as a folder with a binary to double-click, made by electron-builder from the
 * Electron that set-up provided. Nothing is downloaded.
 */
const usage = 'Usage: npm run package -- --dir\n  --dir  a folder with the program (installers come with a release)'

/** The provisioned Electron. @throws Error that says what to type */
async function electron() {
  const [command, args] = groundspeed('runtime', 'list', '--json')
  const { output } = await run(command, args, { quiet: true })
  const { folder, installed } = JSON.parse(output.slice(output.indexOf('{'))).runtimes.find(({ id }) => id === 'electron')
  if (!folder || !installed) throw new Error('Electron is not installed: npx groundspeed runtime install electron')
  return { folder, version: installed }
}

async function packageFolder() {
  if (isStale()) await build({ quiet: true })
  const { build: pack, Platform } = await import('electron-builder')
  const found = await electron()
  console.log(`Packing with Electron ${found.version}`)
  await pack({ targets: Platform.current().createTarget('dir'), config: configuration(found), projectDir: root, publish: 'never' })
  const output = path.join(root, 'out', 'package')
  const folder = fs.readdirSync(output, { withFileTypes: true }).find((entry) => entry.isDirectory() && /unpacked$|^mac/.test(entry.name))
  const place = path.join(output, folder.name)
  console.log(`${path.join(place, 'groundspeed')}\n${(folderBytes(place) / 1e6).toFixed(0)} MB, without TensorFlow`)
}

const args = process.argv.slice(2)
if (args.length !== 1 || args[0] !== '--dir') {
  console.error(usage)
  process.exit(args.includes('--help') ? 0 : 2)
}
try {
  await packageFolder()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
