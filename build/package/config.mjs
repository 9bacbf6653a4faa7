import fs from 'node:fs'
import path from 'node:path'
import { root } from '../setup/step.mjs'

/** Of each tfjs package the one bundle that Node requires; it ships eight more, with maps and sources. */
const tfjsPackages = ['tfjs', 'tfjs-core', 'tfjs-converter', 'tfjs-layers', 'tfjs-data', 'tfjs-backend-cpu', 'tfjs-backend-webgl', 'tfjs-backend-wasm']
const tfjs = tfjsPackages.flatMap((name) => [`!node_modules/@tensorflow/${name}/**`, `node_modules/@tensorflow/${name}/package.json`, `node_modules/@tensorflow/${name}/dist/*.node.js`])

/** What tfjs-node-gpu depends on to compile and fetch an addon: we load its kernels alone, through our own binding. */
const addonTools = ['@mapbox', 'adm-zip', 'tar', 'rimraf', 'progress', 'core-js', '@types', '@webgpu', 'undici-types', 'npmlog', 'gauge']

/** What goes into the program, by rule: what runs, and nothing that only builds, maps or tests. */
export const files = [
  'dist/**',
  '!dist/**/*.map',
  'package.json',
  ...tfjs,
  'node_modules/@tensorflow/tfjs-backend-wasm/dist/*.wasm',
  '!node_modules/@tensorflow/tfjs-node-gpu/{binding,deps,scripts,src,lib}/**',
  ...addonTools.map((name) => `!node_modules/${name}/**`),
  // ECharts, React and its DOM are inside our bundles.
  ...['echarts', 'zrender', 'react', 'react-dom', 'scheduler'].map((name) => `!node_modules/${name}/**`),
  // koffi brings its sources; its library for this system is a package of its own.
  '!node_modules/koffi/{vendor,doc,lib}/**',
  '!node_modules/**/*.{map,md,ts,flow,c,cc,h,cpp}',
  '!node_modules/**/{test,tests,__tests__,example,examples,docs}/**',
]

/** What a program outside the archive must find as a file: a native library, and what WebAssembly is read from. */
export const unpacked = ['node_modules/koffi/**', 'node_modules/@koromix/**', 'node_modules/@tensorflow/tfjs-backend-wasm/**']

/** What the package that carries Electron 22 has beside it (another program's launcher), and our own notes. */
const strangers = ['AppRun', 'fiftyone.desktop', 'fiftyone.png', '.DirIcon', 'usr', 'groundspeed-checked.json', 'groundspeed-manifest.json', path.join('resources', 'default_app.asar')]

/**
 * electron-builder's configuration. The fuses stay as Electron ships them: tests drive this flavour.
 * @param {{ folder: string, version: string }} electron
 */
export const configuration = (electron) => ({
  appId: 'app.groundspeed.desktop',
  productName: 'Groundspeed',
  extraMetadata: { productName: 'Groundspeed' },
  directories: { output: path.join(root, 'out', 'package'), buildResources: path.join(root, 'build', 'icons') },
  electronDist: electron.folder,
  electronVersion: electron.version,
  npmRebuild: false,
  nodeGypRebuild: false,
  asar: true,
  files,
  asarUnpack: unpacked,
  electronLanguages: ['en-US', 'de', 'es', 'fr', 'ja', 'zh-CN'],
  fileAssociations: [{ ext: 'groundspeed.json', name: 'Groundspeed run', mimeType: 'application/x-groundspeed+json', role: 'Viewer' }],
  linux: { executableName: 'groundspeed', category: 'Science', icon: path.join(root, 'build', 'icons') },
  publish: null,
  afterPack: async ({ appOutDir }) => {
    for (const name of strangers) fs.rmSync(path.join(appOutDir, name), { recursive: true, force: true })
  },
})
