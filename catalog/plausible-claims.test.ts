import { describe, expect, it } from 'vitest'
import { gpus, gridCarbonData } from '.'
import { answerLine } from '../core/ask/answer'

const world = { gpus: gpus(), models: [], gridCarbon: gridCarbonData }
const ask = (question: object) => answerLine(JSON.stringify({ ask: 'plausible', ...question }), world) as { ok: boolean; plausible: boolean; because: string; message?: string }

interface Claim {
  readonly what: string
  readonly deviceHours: number
  readonly gpu?: string
  readonly powerWatts?: number
  readonly powerKind?: 'measured' | 'tdp'
  readonly pue?: number
  readonly region?: string
  readonly kgCo2ePerKwh?: number
  readonly claimedKwh?: number
  readonly claimedKgCo2e?: number
}

/** Touvron et al. 2023 (arXiv:2302.13971), table 15: A100 80GB at 400 W, PUE 1.1, 0.385 kg a kWh. */
const llama1 = (what: string, deviceHours: number, mwh: number, tonnes: number): Claim => ({ what, deviceHours, gpu: 'A100 SXM4 80GB', pue: 1.1, kgCo2ePerKwh: 0.385, claimedKwh: 1000 * mwh, claimedKgCo2e: 1000 * tonnes })
/** Touvron et al. 2023 (arXiv:2307.09288), table 2; grid and PUE are not said there. */
const llama2 = (what: string, deviceHours: number, tonnes: number, powerWatts = 400): Claim => ({ what, deviceHours, powerWatts, powerKind: 'tdp', region: 'United States', claimedKgCo2e: 1000 * tonnes })
/** Model cards of Llama 3, 3.1 and 3.3 (github.com/meta-llama/llama-models): H100 80GB at 700 W, location-based. */
const llama3 = (what: string, millionHours: number, tonnes: number): Claim => ({ what, deviceHours: 1e6 * millionHours, gpu: 'H100 SXM5 80GB', region: 'United States', claimedKgCo2e: 1000 * tonnes })
/** Dodge et al. 2022 (arXiv:2206.05229), as CodeCarbon's documentation lists them ("Model examples"): GPUs, hours, measured kWh. */
const dodge = (what: string, count: number, gpu: string, hours: number, claimedKwh: number): Claim => ({ what, deviceHours: count * hours, gpu, claimedKwh })

const sensible: readonly Claim[] = [
  llama1('LLaMA 7B', 82_432, 36, 14),
  llama1('LLaMA 13B', 135_168, 59, 23),
  llama1('LLaMA 33B', 530_432, 233, 90),
  llama1('LLaMA 65B', 1_022_362, 449, 173),
  llama1('OPT-175B, as LLaMA counts it', 809_472, 356, 137),
  llama1('BLOOM-176B, as LLaMA counts it', 1_082_880, 475, 183),
  // OpenBA (arXiv:2309.10706), table 4.
  llama1('OpenBA 15B', 38_214, 17, 6.5),
  llama2('Llama 2 7B', 184_320, 31.22),
  llama2('Llama 2 13B', 368_640, 62.44),
  llama2('Llama 2 34B', 1_038_336, 153.9, 350),
  llama2('Llama 2 70B', 1_720_320, 291.42),
  llama3('Llama 3 8B', 1.3, 390),
  llama3('Llama 3 70B', 6.4, 1900),
  llama3('Llama 3.1 8B', 1.46, 420),
  llama3('Llama 3.1 70B', 7, 2040),
  llama3('Llama 3.1 405B', 30.84, 8930),
  llama3('Llama 3.3 70B', 7, 2040),
  dodge('BERT fine-tuning', 4, 'Tesla V100 SXM2 16GB', 6, 3.1),
  dodge('BERT pre-training', 8, 'Tesla V100 SXM2 16GB', 36, 37.3),
  dodge('a 6B transformer, in part', 256, 'A100 SXM4 40GB', 192, 13_812.4),
  dodge('DenseNet-121', 1, 'Tesla P40', 0.3, 0.02),
  dodge('DenseNet-169', 1, 'Tesla P40', 0.3, 0.03),
  dodge('DenseNet-201', 1, 'Tesla P40', 0.4, 0.04),
  dodge('ViT tiny', 1, 'Tesla V100 SXM2 16GB', 19, 1.7),
  dodge('ViT small', 1, 'Tesla V100 SXM2 16GB', 19, 2.2),
  dodge('ViT base', 1, 'Tesla V100 SXM2 16GB', 21, 4.7),
  dodge('ViT large', 4, 'Tesla V100 SXM2 16GB', 90, 93.3),
  dodge('ViT huge', 4, 'Tesla V100 SXM2 16GB', 216, 237.6),
  // Luccioni et al. 2022 (arXiv:2211.02001), tables 3 and 4: GPUs and infrastructure of BLOOM in France.
  { what: 'BLOOM', deviceHours: 1_082_990, gpu: 'A100 SXM4 80GB', kgCo2ePerKwh: 0.057, claimedKwh: 433_196, claimedKgCo2e: 24_690 },
  // Patterson et al. 2021 (arXiv:2104.10350), table 4: 10,000 V100 for 14.8 days, 330 W with the host, PUE 1.1.
  { what: 'GPT-3', deviceHours: 10_000 * 14.8 * 24, powerWatts: 330, powerKind: 'measured', pue: 1.1, kgCo2ePerKwh: 0.429, claimedKwh: 1_287_000, claimedKgCo2e: 552_100 },
  // Model card of Stable Diffusion v1-5: AWS, US-east, by the calculator of Lacoste et al. 2019 (arXiv:1910.09700).
  { what: 'Stable Diffusion v1', deviceHours: 150_000, gpu: 'A100 PCIe 40GB', region: 'aws:us-east-1', claimedKgCo2e: 11_250 },
  // huggingface.co/datasets/sasha/co2_submissions: 2 x 280 W for 72 h at 105 g a kWh; 16 x 250 W for 20 h at 617 g.
  { what: 'EsperBERTo-small', deviceHours: 144, gpu: 'TITAN RTX', kgCo2ePerKwh: 0.105, claimedKgCo2e: 4 },
  { what: 'a submission on AWS', deviceHours: 320, gpu: 'A100 PCIe 40GB', kgCo2ePerKwh: 0.617, claimedKgCo2e: 49 },
]

const of = (what: string): Claim => sensible.find((each) => each.what === what)!
const wrong: readonly (Claim & { readonly why: RegExp })[] = [
  // Strubell et al. 2019 (arXiv:1906.02243) on the Evolved Transformer search: 626,155 lb; Patterson et al. 2021, section 4.1: 7.5 MWh, 88 times less.
  { what: 'the search of the Evolved Transformer, as first estimated', deviceHours: 7500, powerWatts: 1000, powerKind: 'measured', kgCo2ePerKwh: 0.431, claimedKgCo2e: 626_155 * 0.4536, why: /times too high/ },
  // What becomes of the figures above by the usual slips; each source is the row's.
  { ...of('LLaMA 7B'), what: 'grams written as kilograms', claimedKgCo2e: 14_000_000, why: /for the emission.*too high/ },
  { ...of('LLaMA 65B'), what: 'tonnes written as kilograms', claimedKgCo2e: 173, why: /too low/ },
  { ...of('Llama 2 70B'), what: 'tonnes written as kilograms, without a stated PUE', claimedKgCo2e: 291.42, why: /too low/ },
  { ...of('Llama 3.1 405B'), what: 'kilograms written as tonnes', claimedKgCo2e: 8_930_000_000, why: /too high/ },
  { ...of('BLOOM'), what: 'MWh written as kWh', claimedKwh: 433.196, why: /for the energy.*too low/ },
  { ...of('GPT-3'), what: 'Wh written as kWh', claimedKwh: 1_287_000_000, why: /for the energy.*too high/ },
  { ...of('BERT pre-training'), what: 'Wh written as kWh, small', claimedKwh: 37_300, why: /too high/ },
  { ...of('ViT huge'), what: 'MWh written as kWh, small', claimedKwh: 0.2376, why: /too low/ },
  { ...of('Stable Diffusion v1'), what: 'a grid in g taken for kg', claimedKgCo2e: 11_250_000, why: /too high/ },
  { ...of('Stable Diffusion v1'), what: 'nothing at all', claimedKgCo2e: 0, why: /too low/ },
  { ...of('LLaMA 33B'), what: 'a right energy beside a wrong emission', claimedKgCo2e: 90_000_000, why: /the emission/ },
  { ...of('EsperBERTo-small'), what: 'seconds taken for hours', claimedKgCo2e: 4 * 3600, why: /too high/ },
]

const claims = ({ what: _what, ...question }: Claim) => question

describe('claims of energy and emission', () => {
  it('are enough, and both ways', () => expect([sensible.length >= 30, wrong.length >= 10, sensible.length + wrong.length >= 40]).toEqual([true, true, true]))
  it.each(sensible.map((claim) => [claim.what, claim] as const))('%s passes, as it was published', (_, claim) => expect(ask(claims(claim))).toMatchObject({ ok: true, plausible: true }))
  it.each(wrong.map((claim) => [claim.what, claim] as const))('%s is caught', (_, { why, ...claim }) => expect(ask(claims(claim))).toMatchObject({ ok: true, plausible: false, because: expect.stringMatching(why) }))
  it.each(sensible.map((claim) => [claim.what, claim] as const))('%s is caught three orders too high and three too low', (_, claim) => {
    for (const field of ['claimedKwh', 'claimedKgCo2e'] as const) {
      const value = claim[field]
      if (value === undefined) continue
      for (const times of [1000, 1 / 1000]) expect(ask({ ...claims(claim), [field]: value * times }), `${field} x ${times}`).toMatchObject({ ok: true, plausible: false })
    }
  })
})
