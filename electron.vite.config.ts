import fs from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { tokenSheet } from './core/look/tokens'

const here = import.meta.dirname
const from = (file: string) => path.join(here, file)

const tokens = 'virtual:tokens.css'
/** The colours of core/look as the page's stylesheet: named once, used by window, report and Electron's frame. */
const tokenStyles = { name: 'groundspeed-tokens', resolveId: (id: string) => (id === tokens ? `\0${tokens}` : null), load: (id: string) => (id === `\0${tokens}` ? tokenSheet() : null) }

/**
 * Three processes share one main build, so that they share chunks: the window's main process, the worker that
 * measures, and the command line. All run on Electron 22's Node 16.17 as well, hence CommonJS and that target.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'dist/main',
      target: 'node16.17',
      // ECharts is an ES module, which a CommonJS bundle cannot require.
      externalizeDeps: { exclude: ['echarts'] },
      minify: false,
      sourcemap: true,
      rollupOptions: {
        input: { electron: from('electron/main.ts'), worker: from('benchmarks/worker/entry.ts'), cli: from('cli/main.ts'), sampler: from('services/sampler/entry.ts'), nvml: from('services/nvml/entry.ts'), report: from('services/reports/thread-entry.ts'), 'team-parser': from('services/team/parser-entry.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
    define: { __VERSION__: JSON.stringify(JSON.parse(fs.readFileSync(from('package.json'), 'utf8')).version) },
  },
  preload: {
    build: {
      outDir: 'dist/preload',
      target: 'node16.17',
      externalizeDeps: false,
      rollupOptions: { input: { index: from('electron/preload.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), tokenStyles],
    // Fonts as files: the page's policy allows none inside a stylesheet.
    build: { outDir: from('dist/renderer'), target: 'chrome108', emptyOutDir: true, assetsInlineLimit: 0, minify: true, rollupOptions: { input: from('renderer/index.html') } },
  },
})
