import { describe, expect, it } from 'vitest'
import { type CpuRow, type GpuRow } from '../catalog/schema'
import { type MachineFacts } from '../machine/facts'
import { exampleGpu, exampleMachine } from '../run/testing/example-run'
import { hostOf, hostOfCard } from './host'

const at = '2026-11-26T09:00:00Z'
const fact = <T>(value: T) => ({ known: true as const, value, source: 'test', at })
const no = (because: 'not-applicable' | 'not-reported') => ({ known: false as const, because, source: 'test', at })
const power = (batteryPercent: ReturnType<typeof no> | ReturnType<typeof fact<number>>): MachineFacts['power'] => ({ source: fact('mains' as const), batteryPercent, plan: no('not-reported') })
const card = (formFactor: string): GpuRow => ({ formFactor }) as GpuRow
const cpus: CpuRow[] = [{ id: 'x', source: 'test', name: 'AMD Ryzen 9 5950X', aliases: [], cores: 16, boostGHz: 4.9, peakMemoryGBs: 51.2, memoryType: 'DDR4' }]

describe('the machine around the card', () => {
  it('is a laptop by its battery or its chip, a desktop by a card for a slot or for want of a battery, else unknown', () => {
    const is = (facts: MachineFacts, gpu: GpuRow | null = null) => {
      const { laptop } = hostOf(facts, gpu, [])
      return laptop.known ? laptop.value : null
    }
    expect(is(exampleMachine({ power: power(fact(80)) }), card('pcie-card'))).toBe(true)
    expect(is(exampleMachine({ power: power(no('not-applicable')) }))).toBe(false)
    expect([is(exampleMachine(), card('laptop')), is(exampleMachine(), card('pcie-card')), is(exampleMachine())]).toEqual([true, false, null])
    expect(hostOfCard(null).laptop).toMatchObject({ known: false })
    expect(hostOfCard(card('laptop')).laptop).toEqual({ known: true, value: true })
  })
  it('says the kind of memory of its modules, else of its processor, and of neither where modules differ', () => {
    const kind = (modules: (string | null)[] | null, model = 'none') => hostOf(exampleMachine({ cpu: { ...exampleMachine().cpu, model: fact(model) }, memory: { ...exampleMachine().memory, ...(modules === null ? {} : { modules: fact(modules.map((each) => ({ bytes: null, kind: each, transfersPerSecond: null, slot: null }))) }) } }), null, cpus).memoryType
    expect([kind(['DDR5', 'ddr5 SDRAM']), kind(['DDR4', 'DDR5']), kind([null], 'AMD Ryzen 9 5950X 16-Core Processor'), kind(null, 'AMD Ryzen 9 5950X'), kind(null)]).toEqual(['DDR5', null, 'DDR4', 'DDR4', null])
  })
  it('tells a guest by its hypervisor, but WSL is Windows’ own', () => {
    const guest = (name: string, wsl = false) => hostOf(exampleMachine({ virtualization: { hypervisor: fact(name), container: fact('none'), wsl: fact(wsl) } }), null, []).hypervisor
    expect([guest('kvm'), guest('none'), guest('microsoft', true)]).toEqual(['kvm', null, null])
  })
  it('reads system, driver and slot', () => {
    const facts = exampleMachine({ gpus: [{ ...exampleGpu('NVIDIA GeForce RTX 3090'), pcieMaximum: fact({ generation: 4, width: 16 }) }] })
    expect(hostOf(facts, null, [])).toMatchObject({ system: 'linux', driver: '580.10', pcieGen: 4, ramBytes: 16 * 2 ** 30 })
    const system = (name: string) => hostOf({ ...facts, os: { ...facts.os, name: fact(name) } }, null, []).system
    expect([system('Windows 11'), system('macOS'), system('Ubuntu'), system('TempleOS')]).toEqual(['windows', 'macos', 'linux', null])
  })
})
