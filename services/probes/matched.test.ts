import { expect, it } from 'vitest'
import { exampleGpu, exampleMachine } from '../../core/run/testing/example-run'
import { matched, namesIn } from './matched'

const at = '2026-11-25T00:00:00.000Z'
const gpu = (name: string, gib: number, over = {}) => ({ ...exampleGpu(name), memoryTotalBytes: { known: true as const, value: gib * 2 ** 30, source: 'a test', at }, ...over })
const row = (name: string, gib: number, over = {}) => matched(exampleMachine({ gpus: [gpu(name, gib, over)] }), at).gpus[0]!.catalog

it('a name is looked up with the memory, and the evidence is told', () => {
  expect(row('NVIDIA A100-SXM4-80GB', 80)).toMatchObject({ known: true, source: 'the catalog, by name and memory' })
  expect(row('NVIDIA Example 9000', 24)).toMatchObject({ known: false, detail: expect.stringContaining('nearest') })
})
it('parts that share a number in the list of PCI names are told apart by memory', () => {
  expect(namesIn('Radeon RX 7900 XT/7900 XTX/7900M')).toEqual(['Radeon RX 7900 XT', 'Radeon RX 7900 XTX', 'Radeon RX 7900M'])
  expect(row('Radeon RX 7900 XT/7900 XTX/7900M', 24)).toMatchObject({ known: true, value: expect.stringContaining('7900 XTX') })
})
it('an integrated or virtual adapter is not looked up, and two cards are two rows', () => {
  expect(row('Intel UHD Graphics 770', 1, { integrated: true })).toBeUndefined()
  const { gpus } = matched(exampleMachine({ gpus: [gpu('NVIDIA GeForce RTX 3090', 24), gpu('NVIDIA GeForce RTX 3090', 24)] }), at)
  expect(gpus.map((each) => each.memoryTotalBytes.known && each.memoryTotalBytes.value)).toEqual([24 * 2 ** 30, 24 * 2 ** 30])
})
