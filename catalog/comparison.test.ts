import { describe, expect, it } from 'vitest'
import { cloudInstances, gpus, models } from '.'
import { compareInstance, type ComparisonContext } from '../core/comparison/cloud'
import { noFilter, passes } from '../core/comparison/filter'
import { picksOf } from '../core/comparison/picks'
import { measuredCards, placeWith } from '../core/prediction/measured-cards'
import { anchored, placeMeasured, placeOfGpu, type Place } from '../core/prediction/place'
import { speedBetween, workSpeed } from '../core/prediction/work/between'
import { referenceGpu } from '../core/prediction/training/shares'
import { workloadPresets } from '../core/workload/presets'
import { workloadOf, type Work, type Workload } from '../core/workload/schema'

const gpu = (id: string) => gpus().find((each) => each.id === id)!
const world = { models: models(), reference: gpu(referenceGpu) }
const resnet: Work = { kind: 'network', network: 'resnet50', method: 'train', precision: 'fp16' }
const works: Work[] = [
  resnet,
  { kind: 'network', network: 'bert-large', method: 'inference', precision: 'fp16' },
  { kind: 'fine-tune', model: 'Llama 3.1 8B', method: 'qlora', batch: 1, sequenceLength: 2048, loraRank: 16 },
  { kind: 'serve', model: 'Llama 3.1 8B', quantization: 'Q4_K_M', contextTokens: 4096 },
  { kind: 'counted', title: 'x', unit: 'samples', flops: 1e12, bytes: 1e9, launches: 10, precision: 'fp16' },
]
const processor = (over: Partial<Place> = {}): Place => ({
  ...placeMeasured({ name: 'this machine', gpu: null, count: 1, memoryBytes: 24e9, seen: null }, { matrix32: 200e9, matrix16: 400e9, bandwidth: 30e9 }, 'run x'),
  ...over,
})
const between = (work: Work, here: Place, there: Place) => {
  const answer = speedBetween(work, here, there, world)
  if (!answer.ok) throw new Error(answer.text)
  return answer
}
const speed = (work: Work, place: Place) => {
  const answer = workSpeed(work, place, world)
  if (!answer.ok) throw new Error(answer.text)
  return answer.unitsPerSecond
}

describe('work in one place and another', () => {
  it.each(works)('is as fast on the same card, and its band holds its ratio: $kind', (work) => {
    const here = placeOfGpu(gpu('rtx-3090'))
    expect(between(work, here, here).ratio).toBeCloseTo(1, 12)
    const { ratio, band, unitsPerSecond, unitsBand } = between(work, here, placeOfGpu(gpu('h100-sxm')))
    expect(ratio).toBeGreaterThan(1.3)
    expect(band.low < ratio && ratio < band.high && unitsBand.low < unitsPerSecond && unitsPerSecond < unitsBand.high).toBe(true)
  })
  it('takes from a processor to a card with a wider band than from card to card', () => {
    const width = (here: Place) => Math.log(between(resnet, here, placeOfGpu(gpu('rtx-4090'))).band.high / between(resnet, here, placeOfGpu(gpu('rtx-4090'))).band.low)
    expect(width(processor())).toBeGreaterThan(1.5 * width(placeOfGpu(gpu('rtx-3090'))))
  })
  it('is near what was published of an A100: ResNet-50 at 1582 images/s, BERT large at 152 sequences/s', () => {
    const a100 = placeOfGpu(gpu('a100-sxm4-80gb'))
    expect(speed(resnet, a100)).toBeGreaterThan(1582 / 1.15)
    expect(speed(resnet, a100)).toBeLessThan(1582 * 1.15)
    expect(speed({ ...resnet, network: 'bert-large' } as Work, a100) / 152).toBeCloseTo(1, 0)
  })
  it('grows with cards, never beyond their number, and refuses what a card cannot do or hold', () => {
    for (const work of works.filter(({ kind }) => kind !== 'serve')) {
      const [one, four] = [speed(work, placeOfGpu(gpu('rtx-4090'))), speed(work, placeOfGpu(gpu('rtx-4090'), 4))]
      expect(four / one).toBeGreaterThan(2)
      expect(four / one).toBeLessThanOrEqual(4)
      // Cards that only answer exchange nothing.
      if (work.kind === 'network') expect(four / one === 4).toBe(work.method === 'inference')
    }
    expect(workSpeed({ kind: 'serve', model: 'Llama 3.1 70B', quantization: 'F16', contextTokens: 100 }, placeOfGpu(gpu('rtx-4090')), world)).toMatchObject({ ok: false, text: expect.stringContaining('GiB') })
    expect(workSpeed({ ...resnet, network: 'nonsense' } as Work, processor(), world)).toMatchObject({ ok: false })
  })
  it('says that a faster card will not help where starting kernels is all there is', () => {
    const small: Work = { kind: 'counted', title: 'x', unit: 'samples', flops: 1e6, bytes: 1e5, launches: 500, precision: 'fp32' }
    expect(between(small, placeOfGpu(gpu('rtx-3090')), placeOfGpu(gpu('h100-sxm')))).toMatchObject({ because: expect.stringContaining('faster GPU will not help') })
    expect(between(small, placeOfGpu(gpu('rtx-3090')), placeOfGpu(gpu('h100-sxm'))).ratio).toBeLessThan(1.01)
  })
})

describe('what was measured here', () => {
  const paper = placeOfGpu(gpu('rtx-3090'))
  const slow = placeMeasured({ name: 'RTX 3090', gpu: gpu('rtx-3090'), count: 1, memoryBytes: 24e9, seen: null }, { matrix32: paper.rates.fp32!.matrix / 2, matrix16: paper.rates.fp16!.matrix / 2, bandwidth: paper.rates.fp16!.bandwidth / 2 }, 'run x')
  it('corrects cards of its generation whole, others by the root, another vendor by none it was not measured for', () => {
    const rate = (id: string) => anchored(placeOfGpu(gpu(id)), slow).rates.fp16!.bandwidth / placeOfGpu(gpu(id)).rates.fp16!.bandwidth
    expect(rate('rtx-3080-10gb')).toBeCloseTo(0.5, 9)
    expect(rate('rtx-4090')).toBeCloseTo(Math.SQRT1_2, 9)
    expect(anchored(placeOfGpu(gpu('rtx-4090')), processor()).rates).toEqual(placeOfGpu(gpu('rtx-4090')).rates)
  })
  it('is the speed here, and its residual goes to kindred cards', () => {
    const model = speed(resnet, paper)
    const seen: Place = { ...paper, seen: { unitsPerSecond: model / 2, by: 'entered', sigma: 0.05 } }
    expect(between(resnet, seen, paper).unitsPerSecond).toBeCloseTo(model / 2, 6)
    const ada = placeOfGpu(gpu('rtx-4090'))
    expect(between(resnet, seen, ada).unitsPerSecond / speed(resnet, ada)).toBeCloseTo(Math.SQRT1_2, 9)
    // A processor's own residual says nothing of a card.
    expect(between(resnet, processor({ seen: { unitsPerSecond: 5, by: 'measured', sigma: 0.1 } }), ada).unitsPerSecond).toBeCloseTo(speed(resnet, ada), 9)
  })
})

describe('what colleagues measured', () => {
  const paper = placeOfGpu(gpu('rtx-4090')).rates
  const rows = (by: string, share: number) => [
    { gpuName: 'NVIDIA GeForce RTX 4090', benchmarkId: 'matmul-fp32', value: paper.fp32!.matrix * share, by, at: '2026-11-02' },
    { gpuName: 'NVIDIA GeForce RTX 4090', benchmarkId: 'matmul-bf16', value: paper.fp16!.matrix * share, by, at: '2026-11-02' },
    { gpuName: 'NVIDIA GeForce RTX 4090', benchmarkId: 'triad', value: paper.fp16!.bandwidth * share, by, at: '2026-11-02' },
  ]
  it('stands before published figures, the median of several, and says whose it is', () => {
    const cards = measuredCards([...rows('Ada', 0.5), ...rows('Bob', 0.6), ...rows('Cy', 0.9), { gpuName: 'no such card', benchmarkId: 'triad', value: 1, by: 'Ada', at: '2026-11-02' }], gpus())
    expect(cards).toHaveLength(3)
    const place = placeWith(gpu('rtx-4090'), 1, cards)
    expect(place.rates.fp16!.bandwidth / paper.fp16!.bandwidth).toBeCloseTo(0.6, 9)
    expect(place.measured).toContain('Ada on 2026-11-02')
    expect(placeWith(gpu('rtx-3090'), 1, cards)).toEqual(placeOfGpu(gpu('rtx-3090')))
    expect(workSpeed(resnet, place, world)).toMatchObject({ basis: expect.stringContaining('measured (Ada on 2026-11-02') })
  })
})

describe('instances', () => {
  const context = (over: Partial<ComparisonContext> = {}): ComparisonContext => ({ here: processor(), workload: workloadPresets[0]!.workload, world, rent: { terms: 'on-demand', entered: {} }, now: new Date('2026-11-25'), ...over })
  const byId = new Map(gpus().map((each) => [each.id, each]))
  const all = (of: ComparisonContext) => cloudInstances().map((row) => compareInstance(row, row.gpuId === null ? null : byId.get(row.gpuId)!, of))

  it.each(workloadPresets)('hold no number that is none, for $id', ({ workload }) => {
    for (const each of all(context({ workload }))) {
      const numbers = [each.usdPerHour, each.usdPerLocalHour, each.month?.usdPerMonth, each.month?.hours, each.usdPerUnits?.value, each.usdPerUnits?.band.low, each.usdPerUnits?.band.high, ...(each.speed.ok ? [each.speed.ratio, each.speed.band.low, each.speed.band.high, each.speed.unitsPerSecond] : [])]
      for (const number of numbers) if (number !== null && number !== undefined) expect(Number.isFinite(number) && number > 0, each.row.id).toBe(true)
      if (!each.speed.ok) expect(each.speed.text.length).toBeGreaterThan(5)
    }
  })
  it('cost a million units what their hours cost over what they do in them', () => {
    const each = all(context()).find(({ row }) => row.id === 'lambda:gpu_1x_h100_pcie:us-east-1')!
    if (!each.speed.ok) throw new Error(each.speed.text)
    expect(each.usdPerUnits!.value).toBeCloseTo((each.usdPerHour! / (each.speed.unitsPerSecond * 3600)) * 1e6, 9)
    expect(each.month!.usdPerMonth).toBeCloseTo(((3 * 1_281_167) / each.speed.unitsPerSecond / 3600) * (365.25 / 84) * each.usdPerHour!, 6)
  })
  it('on spot pay for what is lost, and give way to on demand where that is cheaper', () => {
    const spot = (interruptionRate: number) => all(context({ rent: { terms: 'spot', entered: { interruptionRate } } })).find(({ row }) => row.id === 'aws:g5.xlarge:eu-central-1')!
    expect(spot(0.2).month!.usdPerMonth).toBeGreaterThan(spot(0.01).month!.usdPerMonth)
    expect(spot(1).month!.terms).toBe('on-demand')
    expect(spot(0.01).month!.terms).toBe('spot')
  })
  it('without a price on the wanted terms have none: nothing is invented', () => {
    for (const each of all(context({ rent: { terms: 'reserved', entered: {} } }))) expect([each.usdPerHour, each.month]).toEqual([null, null])
  })
  it('take a contract price of the row, and before it one that was entered for all', () => {
    const row = { ...cloudInstances().find(({ id }) => id === 'lambda:gpu_1x_h100_pcie:us-east-1')!, reserved1yUsdPerHour: 2, committedUsdPerHour: 1.5 }
    const price = (terms: 'reserved' | 'committed', entered = {}) => compareInstance(row, gpu('h100-pcie'), context({ rent: { terms, entered } }))
    expect([price('reserved').usdPerHour, price('committed').usdPerHour, price('reserved', { reservedUsdPerHour: 1.8 }).usdPerHour]).toEqual([2, 1.5, 1.8])
    // Every hour of the month is paid, worked or not.
    expect(price('reserved').month!.usdPerMonth).toBeCloseTo((365.25 / 12) * 24 * 2, 6)
  })
  it('that lack memory, region or leave are left out of every pick, and say why', () => {
    const workload: Workload = { ...workloadPresets[0]!.workload, needsMemoryGiB: 70 }
    const compared = all(context({ workload }))
    const picks = picksOf(compared, null)
    expect(compared.find(({ row }) => row.gpuId === 't4')!.excluded).toContain('70 GiB')
    for (const pick of [picks.cheapestWork, picks.cheapestAsFast, picks.fastest]) expect(pick!.row.gpuMemoryGiB!).toBeGreaterThanOrEqual(70)
    expect(picksOf(all(context({ workload: { ...workload, wishes: { ...workload.wishes, dataMayLeave: false } } })), null)).toMatchObject({ cheapestWork: null, cheapestAsFast: null, fastest: null })
  })
  it('are picked as asked: cheapest for the work, cheapest as fast as here, fastest under a limit', () => {
    const compared = all(context({ here: placeOfGpu(gpu('rtx-4090')) }))
    const { cheapestWork, cheapestAsFast, fastest } = picksOf(compared, 2)
    for (const each of compared) {
      if (!each.speed.ok || each.usdPerHour === null) continue
      expect(each.month!.usdPerMonth).toBeGreaterThanOrEqual(cheapestWork!.month!.usdPerMonth - 1e-6)
      if (each.speed.ratio >= 1) expect(each.usdPerHour).toBeGreaterThanOrEqual(cheapestAsFast!.usdPerHour)
      if (each.usdPerHour <= 2) expect(each.speed.ratio).toBeLessThanOrEqual(fastest!.speed.ratio)
    }
    expect(cheapestAsFast!.speed.ratio).toBeGreaterThanOrEqual(1)
    expect(fastest!.usdPerHour).toBeLessThanOrEqual(2)
  })
  it('pass a filter only with what is known of them', () => {
    const compared = all(context())
    const left = (over: object) => compared.filter((each) => passes(each, { ...noFilter, ...over }))
    expect(left({})).toHaveLength(compared.length)
    expect(left({ providers: ['lambda'] }).every(({ row }) => row.provider === 'lambda')).toBe(true)
    expect(left({ gpu: 'h 100' }).every(({ gpu: card }) => card!.name.includes('H100'))).toBe(true)
    expect(left({ maxUsdPerHour: 1 }).every(({ usdPerHour }) => usdPerHour! <= 1)).toBe(true)
    expect(left({ asFast: true }).every((each) => each.speed.ok && each.speed.ratio >= 1)).toBe(true)
    expect(left({ minMemoryGiB: 80, maxGpus: 1 }).every(({ row }) => row.gpuMemoryGiB! >= 80 && row.gpuCount! <= 1)).toBe(true)
  })
})

it('a workload in hours costs the same for its units however many there are', () => {
  const of = (perWeek: number) => compareInstance(cloudInstances().find(({ id }) => id === 'lambda:gpu_1x_h100_pcie:us-east-1')!, gpu('h100-pcie'), { here: processor(), workload: workloadOf({ name: 'x', work: { kind: 'network', network: 'resnet50' }, amount: { per: 'hours', perWeek } }), world, rent: { terms: 'on-demand', entered: {} }, now: new Date('2026-11-25') })
  expect(of(10).usdPerUnits!.value).toBeCloseTo(of(20).usdPerUnits!.value, 12)
})
