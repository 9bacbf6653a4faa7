import { type GpuRow } from '../../catalog/schema'
import { type Maybe } from '../../result/known'
import { type GpuPart, type Price } from './part'
import { cardPrice, enteredPrice, type PartsAsked, type PartSource } from './source'

/** "RTX 5090": as people say it. */
export const cardName = ({ name }: GpuRow): string => name.replace(/^(GeForce|Tesla) /, '')

/** A card that takes the place of what is there. */
export function cardPart(gpu: GpuRow, { catalog, count }: Pick<PartsAsked, 'catalog' | 'count'>, over: { price?: Maybe<Price>; noiseDb?: number | null; beside?: boolean } = {}): GpuPart {
  const { beside = false } = over
  return {
    kind: 'gpu',
    id: `gpu:${gpu.id}${beside ? ':beside' : ''}`,
    name: beside ? `a second ${cardName(gpu)} beside it` : cardName(gpu),
    price: over.price ?? cardPrice(gpu),
    gpu,
    count: beside ? count + 1 : 1,
    beside,
    body: catalog.bodies.find(({ gpuId }) => gpuId === gpu.id) ?? null,
    noiseDb: over.noiseDb ?? null,
  }
}

/** Cards with a price, those that were entered, and one more of the card that is there. */
export const gpuParts: PartSource = (asked) => {
  const { catalog, gpu, count, entered } = asked
  const said = entered.flatMap((each) => (each.kind === 'gpu' ? [cardPart(each.gpu, asked, { noiseDb: each.noiseDb ?? null, ...(each.usd === null ? {} : { price: enteredPrice(each.usd) }) })] : []))
  const priced = catalog.gpus.filter((row) => row.streetPriceUsd !== null && row.id !== gpu?.id && !said.some((part) => part.gpu.id === row.id)).map((row) => cardPart(row, asked))
  const beside = gpu !== null && gpu.formFactor === 'pcie-card' && count === 1 ? [cardPart(gpu, asked, { beside: true })] : []
  return [...said, ...beside, ...priced]
}
