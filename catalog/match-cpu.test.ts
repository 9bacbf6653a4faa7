import { describe, expect, it } from 'vitest'
import { matchCpu } from '../core/catalog/match-cpu'
import { cpus } from '.'

describe('a processor is found', () => {
  it.each([
    ['Intel(R) Core(TM) i7-11700K CPU @ 3.60GHz', 'intel-core-i7-11700k'],
    ['AMD Ryzen 5 3600 6-Core Processor', 'amd-ryzen-5-3600'],
    ['amd ryzen 5 3600', 'amd-ryzen-5-3600'],
  ])('as the system names it: %s', (name, id) => expect(matchCpu(cpus(), name)?.id).toBe(id))
  it.each(['AMD EPYC', '', 'AMD Ryzen 5 3600XTZ'])('or not at all: %s', (name) => expect(matchCpu(cpus(), name)).toBeNull())
})
