import path from 'node:path'
import { builtinModules } from 'node:module'
import { layers, owners } from './layers.mjs'

const builtin = new Set(builtinModules)
const isTest = (file) => /\.(test|spec)\.tsx?$|[\\/]testing[\\/]/.test(file)

/** The complaint about one import, or null when the folder picture allows it. Exported for its own test. */
export function complaint(root, file, specifier) {
  const from = path.relative(root, file).split(path.sep)
  const layer = layers[from[0]]
  if (!layer) return null
  if (specifier.startsWith('.')) {
    const target = path.relative(root, path.resolve(path.dirname(file), specifier)).split(path.sep).join('/')
    const top = target.split('/')[0]
    if (top === from[0]) return null
    // Recorded output and reference values are test data: any folder's tests may read them.
    if (top === 'fixtures' && isTest(file)) return null
    if (layer.folders.some((allowed) => target === allowed || target.startsWith(`${allowed}/`))) return null
    const may = layer.folders.length ? layer.folders.join(', ') : 'no other folder'
    return `${from[0]}/ may not import ${top}/ (${target}). It may import: ${may}.`
  }
  const name = specifier.replace(/^node:/, '')
  if (specifier.startsWith('node:') || builtin.has(name)) {
    if (layer.builtins || isTest(file)) return null
    return `${from[0]}/ may not import the Node module '${name}': it runs where there is no Node.`
  }
  for (const owner of owners) {
    if (owner.test.test(specifier) && !owner.folders.some((folder) => from.join('/').startsWith(`${folder}/`))) {
      return `${from[0]}/ may not import '${specifier}': ${owner.because} (${owner.folders.join(', ')}/).`
    }
  }
  if (layer.packages !== 'any' && !layer.packages.includes(specifier) && !isTest(file)) {
    return `${from[0]}/ may not import the package '${specifier}'. It may import: ${layer.packages.join(', ')}.`
  }
  return null
}

/** Imports point one way; the message says what the folder may import instead. */
export const codeLayering = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const look = (node, source) => {
      if (!source || typeof source.value !== 'string') return
      const message = complaint(context.cwd, context.filename, source.value)
      if (message) context.report({ node, message })
    }
    return {
      ImportDeclaration: (node) => look(node, node.source),
      ImportExpression: (node) => look(node, node.source),
      ExportNamedDeclaration: (node) => look(node, node.source),
      ExportAllDeclaration: (node) => look(node, node.source),
    }
  },
}
