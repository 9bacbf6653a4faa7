import { expect, it } from 'vitest'
import { benchmarks } from '../benchmarks/list'
import { benchmarkNetworks, benchmarkWork } from '../core/prediction/training/own-benchmarks'

/** What a host decides, or what neither published figures nor a precision of training tells. */
const notTold = /^(disk-|image-decode|cpu-|copy-|memory-latency|op-overhead|attention|matmul-fp64|roofline-|scaling-)|^matmul-fp32-strict$/

it('every benchmark is told for another card by its work or its network, or is one that no card decides', () => {
  const told = benchmarks.filter(({ id }) => benchmarkWork[id] ?? benchmarkNetworks[id])
  expect(told.length).toBeGreaterThan(15)
  for (const { id } of benchmarks) if (!told.some((each) => each.id === id)) expect(id).toMatch(notTold)
})
