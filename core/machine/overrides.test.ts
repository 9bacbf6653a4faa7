import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reportFormats } from '../report/formats'
import { reportModel } from '../report/model'
import { exampleRun } from '../run/testing/example-run'
import { machineFacts } from './facts'
import { checkOverride, factIds, withOverrides } from './overrides'
import { machineRows } from './rows'

const facts = exampleRun().machine
const at = '2026-11-25T00:00:00.000Z'
const rowOf = (id: string, text: string) => machineRows(withOverrides(facts, [{ id, text, at }])).find((row) => row.id === id)!

describe('a fact that the user corrects', () => {
  it.each([
    ['memory.totalBytes', '24 GiB', '24.0 GiB'],
    ['cpu.physicalCores', '12', '12'],
    ['cpu.maximumHz', '5.2 GHz', '5.20 GHz'],
    ['cpu.model', 'Example 9000', 'Example 9000'],
    ['virtualization.wsl', 'yes', 'yes'],
    ['cpu.features', 'AVX2, FMA', 'AVX2 FMA'],
  ])('%s to %s', (id, text, shown) => expect(rowOf(id, text)).toMatchObject({ value: shown, entered: true, source: 'entered by the user', otherwise: expect.stringContaining('says') as string }))
  it('leaves every other fact alone, and undone is as before', () => {
    const changed = withOverrides(facts, [{ id: 'cpu.physicalCores', text: '12', at }])
    expect({ ...changed, cpu: { ...changed.cpu, physicalCores: facts.cpu.physicalCores } }).toEqual(facts)
    expect(withOverrides(facts, [])).toEqual(facts)
  })
  it('must exist and must be a value for it', () => {
    expect(() => checkOverride(facts, { id: 'cpu.physicalCore', text: '12', at })).toThrow(/no fact/)
    expect(() => checkOverride(facts, { id: 'cpu.physicalCores', text: 'many', at })).toThrow(/no value/)
    expect(() => checkOverride(facts, { id: 'memory.totalBytes', text: '-5', at })).toThrow(/no value/)
    expect(() => checkOverride(facts, { id: 'gpus.7.name', text: 'x', at })).toThrow(/no fact/)
  })
  it('whatever is typed, the facts stay facts', () => {
    const ids = [...factIds(facts).keys()]
    fc.assert(fc.property(fc.constantFrom(...ids), fc.string({ maxLength: 40 }), (id, text) => machineFacts.safeParse(withOverrides(facts, [{ id, text, at }])).success))
  })
})

it.each(['md', 'html', 'json'])('a correction is told in a report as %s', async (id) => {
  const run = exampleRun()
  const model = reportModel({ ...run, machine: withOverrides(run.machine, [{ id: 'cpu.physicalCores', text: '12', at }]) })
  expect((await reportFormats.find((format) => format.id === id)!.load())(model)).toMatch(/12 \(entered; \S+ says 2\)|"entered": ?true/)
})
