import { describe, expect, it } from 'vitest'
import { kindOfName } from './adapter-kind'

const kind = (name: string): string => {
  const { integrated, virtual } = kindOfName(name)
  return virtual ? 'virtual' : integrated ? 'integrated' : 'card'
}

describe('what an adapter is, by the names of drivers and of the list of PCI devices', () => {
  it.each([
    // Intel's words for graphics of processors and of chipsets, and for cards
    'Intel(R) Graphics', 'Intel(R) Arc(TM) Graphics', 'Intel(R) Arc(TM) 140V GPU (16GB)', 'Intel(R) Arc(TM) B390 GPU', 'Intel(R) Iris(R) Xe Graphics', 'Intel(R) HD Graphics Family', 'Mobile Intel(R) 4 Series Express Chipset Family',
    'Intel Corporation 3rd Gen Core processor Graphics Controller', 'Intel Corporation Atom Processor Z36xxx/Z37xxx Series Graphics & Display', 'Intel Corporation Arrow Lake-S [Intel Graphics]',
    'AMD Radeon(TM) Graphics', 'AMD Radeon(TM) 8060S Graphics', 'AMD Radeon(TM) 610M', 'AMD Radeon HD 7660D', 'AMD Radeon HD 8610G', 'AMD Radeon HD 6310 Graphics', 'AMD Radeon(TM) RX Vega 11 Graphics',
    'Wrestler [Radeon HD 6310]', 'RS780L [Radeon 3000]', 'HawkPoint1', 'Sephiroth [AMD Custom GPU 0405]', 'Qualcomm(R) Adreno(TM) X1-85 GPU', 'VideoCore IV', 'Apple M4 Max',
  ])('%s is built in', (name) => expect(kind(name)).toBe('integrated'))
  it.each([
    'Intel(R) Arc(TM) A770 Graphics', 'Intel(R) Arc(TM) B580 Graphics', 'Intel(R) Arc(TM) Pro B60 Graphics', 'Intel(R) Iris(R) Xe MAX Graphics', 'Intel Corporation DG1 [Iris Xe Graphics]', 'Intel Corporation Battlemage G21 [Intel Graphics]', 'Intel(R) Data Center GPU Flex 170',
    'AMD Radeon RX 7700S', 'AMD Radeon RX Vega 64', 'AMD Radeon 530', 'AMD Radeon R7 200 Series', 'AMD Radeon Pro 5500M', 'Vega 10 XT [Radeon PRO WX 9100]', 'NVIDIA GeForce RTX 4090', 'NVIDIA GB10', 'GRID T4-16Q',
  ])('%s is a card', (name) => expect(kind(name)).toBe('card'))
  it.each([
    'Microsoft Corporation Device 008e', 'Microsoft Basic Display Adapter', 'Meta Virtual Monitor', 'IddSampleDriver Device', 'OrayIddDriver Device', 'TeamViewer Display', 'MacroSilicon USB Display',
    'Huawei Technologies Co., Ltd. Hi171x Series [iBMC Intelligent Management system chip w/VGA support]', 'Matrox G200eh (HP) WDDM 1.2', 'Display VMware [15ad:0000]',
  ])('%s is none', (name) => expect(kind(name)).toBe('virtual'))
})
