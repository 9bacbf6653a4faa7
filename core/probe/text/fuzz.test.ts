import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../statistics/random'
import { readToolText } from './probe-text'
import { damages } from './testing/damage'
import { loadSamples, parserOf } from './testing/load-samples'
import { invented, unsound } from './testing/soundness'

const folder = path.resolve(__dirname, '../../../fixtures')
const samples = loadSamples((file) => fs.readFileSync(path.join(folder, file), 'utf8'), 12_000)
const parsers = [...new Set(samples.map(({ tool }) => parserOf(tool)))]
const kinds = Object.keys(damages)

describe('a damaged text gives no throw, no impossible figure', () => {
  it.each(parsers)('%s, 2000 cases', (parser) => {
    const own = samples.filter(({ tool }) => parserOf(tool) === parser)
    fc.assert(
      fc.property(fc.nat(own.length - 1), fc.constantFrom(...kinds), fc.integer(), (at, kind, seed) => {
        const { tool, text } = own[at]!
        const found = unsound(readToolText(tool, damages[kind]!(text, seededRandom(seed)))!)
        if (found) throw new Error(`${kind}: ${found}`)
      }),
      { numRuns: 2000, seed: 11 },
    )
  }, 60_000)
})

describe('a text that was cut', () => {
  // A figure without its unit may be the beginning of one: such a form cannot be told from a whole one.
  const telling = samples.filter(({ tool }) => !/nounits|temperature/.test(tool))
  it.each(telling.map((sample) => [sample.file, sample] as const))('at every byte says nothing that the whole does not: %s', (_file, { tool, text }) => {
    const whole = readToolText(tool, text)!
    const step = Math.max(1, Math.floor(text.length / 400))
    for (let length = 0; length < text.length; length += step) {
      const cut = readToolText(tool, text.slice(0, length))!
      const found = invented(cut, whole) ?? unsound(cut)
      if (found) throw new Error(`cut at ${length}, …${JSON.stringify(text.slice(Math.max(0, length - 60), length))}: ${found}`)
    }
  }, 60_000)
})

describe('columns in another order', () => {
  it('say the same of each GPU', () => {
    const fields = ['name', 'memory.total', 'memory.used', 'driver_version', 'pci.bus_id', 'power.limit', 'power.draw', 'temperature.gpu', 'utilization.gpu', 'pstate', 'compute_cap', 'mig.mode.current', 'uuid', 'index', 'clocks.sm']
    const cells: Record<string, string> = { name: 'NVIDIA L40S', 'memory.total': '46068', 'memory.used': '512', driver_version: '570.10', 'pci.bus_id': '00000000:01:00.0', 'power.limit': '350.00', 'power.draw': '[N/A]', 'temperature.gpu': '41', 'utilization.gpu': '7', pstate: 'P0', compute_cap: '8.9', 'mig.mode.current': 'Disabled', uuid: 'GPU-1', index: '0', 'clocks.sm': '210' }
    const read = (order: readonly string[], options: string, header: boolean) => readToolText(`nvidia-smi --query-gpu=${order.join(',')} --format=csv${options}`, `${header ? `${order.join(', ')}\n` : ''}${order.map((field) => cells[field]).join(', ')}\n`)
    const straight = read(fields, ',nounits', true)
    fc.assert(fc.property(fc.shuffledSubarray(fields, { minLength: fields.length }), fc.boolean(), (order, header) => {
        expect(read(order, header ? ',nounits' : ',noheader,nounits', header)).toEqual(straight)
      }), { numRuns: 2000 })
  })
})

it('ten megabytes of noise end soon, for every tool', () => {
  const random = seededRandom(5)
  const block = Array.from({ length: 100_000 }, () => String.fromCharCode(Math.floor(random() * 0x300))).join('')
  const noise = block.repeat(100)
  for (const tool of new Map(samples.map((sample) => [parserOf(sample.tool), sample.tool])).values()) for (const text of [noise, `${'a'.repeat(5_000_000)}:${' '.repeat(5_000_000)}`, '{"a":'.repeat(2_000_000)]) expect(unsound(readToolText(tool, text)!)).toBeNull()
}, 120_000)
