import { expect, it } from 'vitest'
import { benchmarks } from '../benchmarks/list'
import { benchmarkNetworks, benchmarkWork } from '../core/prediction/training/own-benchmarks'

/** What a host decides, or a card's published figures do not tell. */
const notTold = /^(disk-|image-decode|cpu-|copy-|memory-latency|op-overhead|attention|matmul-fp64|roofline-|process-scaling|scaling|load)/

it('every benchmark is told for another card by its work or its network, or is one that no card decides', () => {
  const told = benchmarks.filter(({ id }) => benchmarkWork[id] ?? benchmarkNetworks[id])
  expect(told.length).toBeGreaterThan(15)
  for (const { id } of benchmarks) if (!told.some((each) => each.id === id)) expect(id).toMatch(notTold)
})
