import { describe, expect, it } from 'vitest'
import { complaint } from './code-layering.mjs'

const ask = (file, specifier) => complaint('/r', `/r/${file}`, specifier)

describe('one-way imports', () => {
  it('lets a folder see what the picture allows', () => {
    expect(ask('services/runner/run.ts', '../../core/units')).toBeNull()
    expect(ask('services/runner/run.ts', '../../benchmarks/list')).toBeNull()
    expect(ask('cli/main.ts', '../services/create-services')).toBeNull()
    expect(ask('benchmarks/worker/entry.ts', 'koffi')).toBeNull()
  })
  it('says what the folder may import when the arrow is reversed', () => {
    expect(ask('core/units.ts', '../services/paths')).toMatch(/core\/ may not import services\/.*no other folder/)
    expect(ask('renderer/app.tsx', '../services/paths')).toMatch(/It may import: core/)
    expect(ask('services/x.ts', '../benchmarks/backends/tensorflow/binding')).toMatch(/may not import benchmarks/)
  })
  it('keeps Node out of core and native code in the worker', () => {
    expect(ask('core/a.ts', 'node:fs')).toMatch(/no Node/)
    expect(ask('core/a.ts', 'fs')).toMatch(/no Node/)
    expect(ask('services/a.ts', 'koffi')).toMatch(/worker processes/)
    expect(ask('services/nvml/library.ts', 'koffi')).toBeNull()
    expect(ask('cli/a.ts', 'electron')).toMatch(/desktop face/)
    expect(ask('core/a.ts', 'lodash')).toMatch(/may not import the package/)
  })
})
