import { describe, expect, it } from 'vitest'
import { gpus, gridCarbonData } from '.'
import { answerLine } from '../core/ask/answer'

const world = { gpus: gpus(), models: [], gridCarbon: gridCarbonData }
const ask = (question: object) => answerLine(JSON.stringify(question), world) as { kwh: number; kwhLow: number; kwhHigh: number; kgCo2e: number; doubts: string[]; message: string }

describe('ask energy', () => {
  it('multiplies energy, PUE and intensity, exactly', () => {
    expect(ask({ ask: 'energy', deviceHours: 1000, powerWatts: 300, powerKind: 'measured', pue: 1.1, kgCo2ePerKwh: 0.429 })).toMatchObject({
      deviceKwh: expect.closeTo(300, 9),
      kwh: expect.closeTo(330, 9),
      kgCo2e: expect.closeTo(141.57, 9),
    })
  })
  it('gives a measured power a narrow band and a TDP a wide one, with the reason', () => {
    const measured = ask({ ask: 'energy', deviceHours: 100, powerWatts: 350, powerKind: 'measured', pue: 1 })
    const paper = ask({ ask: 'energy', deviceHours: 100, gpu: 'RTX 3090', pue: 1 })
    expect([measured.kwhLow, measured.kwhHigh].map((each) => each / 35)).toEqual([expect.closeTo(0.95, 9), expect.closeTo(1.05, 9)])
    expect(paper.kwhLow / paper.kwhHigh).toBeLessThan(0.4)
    expect(paper).toMatchObject({ powerKind: 'tdp', kwh: expect.closeTo(35, 9), doubts: expect.arrayContaining([expect.stringContaining('TDP')]) })
  })
  it('says what is missing in place of a number', () => {
    const answer = ask({ ask: 'energy', deviceHours: 10, powerWatts: 100 })
    expect(answer.kgCo2e).toBeNull()
    expect(answer.doubts.join(' ')).toMatch(/taken as a measured average.*no pue.*emission is unknown/)
    expect(ask({ ask: 'energy', deviceHours: 10, powerWatts: 100, region: 'aws us-east-1' }).doubts.join(' ')).toContain('aws states 1.15')
  })
  it('refuses an unknown region, GPU, or no power at all, and grams in place of kilograms', () => {
    expect(ask({ ask: 'energy', deviceHours: 1, powerWatts: 1, region: 'Gremany' })).toMatchObject({ ok: false, code: 'bad-question', message: expect.stringContaining('Germany') })
    expect(ask({ ask: 'energy', deviceHours: 1, gpu: 'RTX 9999' })).toMatchObject({ ok: false, code: 'unknown-gpu' })
    expect(ask({ ask: 'energy', deviceHours: 1 })).toMatchObject({ ok: false, code: 'bad-question' })
    expect(ask({ ask: 'energy', deviceHours: 1, gpu: 'RTX 3090', powerKind: 'measured' })).toMatchObject({ ok: false, code: 'bad-question' })
    expect(ask({ ask: 'energy', deviceHours: 1, powerWatts: 100, kgCo2ePerKwh: 384 })).toMatchObject({ ok: false, code: 'out-of-range' })
    expect(ask({ ask: 'energy', deviceHours: -1, powerWatts: 100 })).toMatchObject({ ok: false, code: 'out-of-range' })
  })
})

describe('ask plausible', () => {
  const llama2 = { ask: 'plausible', deviceHours: 1_720_320, gpu: 'A100 SXM4 80GB', region: 'United States' }
  const bloom = { ask: 'plausible', deviceHours: 1_082_990, gpu: 'A100 SXM4 80GB', kgCo2ePerKwh: 0.057 }
  it('passes what model cards and papers report', () => {
    // Touvron et al. 2023 (arXiv:2307.09288), table 2; Luccioni et al. 2022 (arXiv:2211.02001), tables 3 and 4.
    expect(ask({ ...llama2, claimedKgCo2e: 291_420 })).toMatchObject({ plausible: true })
    expect(ask({ ...bloom, claimedKgCo2e: 24_690, claimedKwh: 433_196 })).toMatchObject({ plausible: true })
    // Patterson et al. 2021 (arXiv:2104.10350), table 4: GPT-3 on V100 at 330 W with the host.
    expect(ask({ ask: 'plausible', deviceHours: 10_000 * 14.8 * 24, powerWatts: 330, powerKind: 'measured', pue: 1.1, kgCo2ePerKwh: 0.429, claimedKgCo2e: 552_100, claimedKwh: 1_287_000 })).toMatchObject({ plausible: true })
  })
  it.each([1000, 100, 10])('catches a claim %d times too high and as much too low', (times) => {
    expect(ask({ ...llama2, claimedKgCo2e: 264_000 * times })).toMatchObject({ plausible: false, because: expect.stringContaining('too high') })
    expect(ask({ ...llama2, claimedKgCo2e: 264_000 / times })).toMatchObject({ plausible: false, because: expect.stringContaining('too low') })
    expect(ask({ ...bloom, claimedKwh: 433_196 * times })).toMatchObject({ plausible: false })
    expect(ask({ ...bloom, claimedKwh: 433_196 / times })).toMatchObject({ plausible: false })
  })
  it('judges an emission without a region by the cleanest and the dirtiest grid', () => {
    const question = { ask: 'plausible', deviceHours: 1000, powerWatts: 1000, powerKind: 'measured' }
    expect(ask({ ...question, claimedKgCo2e: 400 })).toMatchObject({ plausible: true })
    expect(ask({ ...question, claimedKgCo2e: 400_000 })).toMatchObject({ plausible: false })
    expect(ask({ ...question, claimedKgCo2e: 0 })).toMatchObject({ plausible: false })
  })
  it('needs a claim', () => expect(ask({ ...llama2 })).toMatchObject({ ok: false, code: 'bad-question' }))
})
