import { known } from '../../result/known'
import { usualMachineUsd } from '../limits'
import { cardName } from './gpus'
import { type MachinePart } from './part'
import { cardPrice, enteredPrice, type PartSource } from './source'

/** Cards that a machine is bought for: less memory trains and serves little, and dearer ones go into servers. */
const leastMemoryGiB = 16
const mostCardUsd = 10_000

/** A new desktop around each card with a price. What stands around the card is a stated default: the catalog has no whole machines. */
export const machineParts: PartSource = ({ catalog, limits, entered }) => {
  const said = new Map(entered.flatMap((each) => (each.kind === 'gpu' && each.usd !== null ? [[each.gpu.id, each.usd] as const] : [])))
  return catalog.gpus.flatMap((gpu): MachinePart[] => {
    const usd = said.get(gpu.id)
    const card = usd === undefined ? cardPrice(gpu) : enteredPrice(usd)
    if (!card.known || gpu.vendor !== 'NVIDIA' || gpu.formFactor !== 'pcie-card' || gpu.memoryGiB < leastMemoryGiB || card.value.usd > mostCardUsd) return []
    const around = limits.machineUsd
    const source = `${card.value.source}; $${around} for the machine around it, ${around === usualMachineUsd ? "a stated default: the preset startup's" : 'entered'}`
    return [{ kind: 'machine', id: `machine:${gpu.id}`, name: `a desktop with the ${cardName(gpu)}`, price: known({ ...card.value, usd: card.value.usd + around, source }), gpu }]
  })
}
