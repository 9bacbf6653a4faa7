import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchCpu } from '../../core/catalog/match-cpu'
import { cpus } from '..'

const idOf = (name: string) => {
  const answer = matchCpu(cpus(), name)
  return answer.ok ? answer.cpu.id : `none: ${answer.nearest.join(', ')}`
}

describe('processor names', () => {
  it.each([
    ['Intel(R) Core(TM) i7-11700K CPU @ 3.60GHz', 'intel-core-i7-11700k'],
    ['11th Gen Intel(R) Core(TM) i7-11700K @ 3.60GHz', 'intel-core-i7-11700k'],
    ['i9-13900K', 'intel-core-i9-13900k'],
    ['13900k', 'intel-core-i9-13900k'],
    ['Core i9 13900K', 'intel-core-i9-13900k'],
    ['core ultra 9 285k', 'intel-core-ultra-9-285k'],
    ['Intel(R) Xeon(R) CPU E5-2680 v4 @ 2.40GHz', 'intel-xeon-e5-2680-v4'],
    ['Xeon Gold 6148', 'intel-xeon-gold-6148'],
    ['Intel(R) Xeon(R) Platinum 8480+', 'intel-xeon-platinum-8480'],
    ['Xeon w9-3495X', 'intel-xeon-w9-3495x'],
    ['AMD Ryzen 5 3600 6-Core Processor', 'amd-ryzen-5-3600'],
    ['amd ryzen 5 3600', 'amd-ryzen-5-3600'],
    ['5950X', 'amd-ryzen-9-5950x'],
    ['Ryzen 9 7950X3D', 'amd-ryzen-9-7950x3d'],
    ['AMD EPYC 7763 64-Core Processor', 'amd-epyc-7763'],
    ['EPYC 9654', 'amd-epyc-9654'],
    ['Threadripper PRO 5995WX', 'amd-ryzen-threadripper-pro-5995wx'],
    ['AMD Ryzen Threadripper PRO 5995WX 64-Cores', 'amd-ryzen-threadripper-pro-5995wx'],
  ])('%s is %s', (name, id) => expect(idOf(name)).toBe(id))
  it.each(['AMD EPYC', 'AMD EPYC Processor', 'Intel(R) Xeon(R) Processor @ 2.20GHz', '', 'AMD Ryzen 5 3600XTZ', 'Ryzen 7 5950X', 'Intel 5950X', 'AMD i9-13900K', 'i9-13901K', 'i7-13900K', 'EPYC 7764', 'Xeon Gold 8480+', 'Xeon E5-2680', 'E5-2680 v5', '16-Core', 'Apple M1', 'constructor', '🙂'])('%j is refused with three names', (name) => {
    const answer = matchCpu(cpus(), name)
    expect(!answer.ok && new Set(answer.nearest).size).toBe(3)
  })
  it('of every row lead back to it, whatever their case and spaces', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cpus().flatMap((cpu) => [cpu.name, ...cpu.aliases].map((name) => ({ cpu, name })))), fc.constantFrom(' ', '  ', '\t'), fc.boolean(), ({ cpu, name }, space, upper) => {
        expect(idOf((upper ? name.toUpperCase() : name.toLowerCase()).replaceAll(' ', space))).toBe(cpu.id)
      }),
      { numRuns: 1000 },
    )
  })
  it('say what is near', () => expect(idOf('i9-13901K')).toContain('Intel Core i9-13900K'))
})
