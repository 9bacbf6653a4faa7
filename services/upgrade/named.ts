import { matchGpu } from '../../core/catalog/match-gpu'
import { usageError } from '../../core/errors/user-error'
import { nearest } from '../../core/text/nearest'
import { typedNumber } from '../../core/text/typed-number'
import { cardPart } from '../../core/upgrade/parts/gpus'
import { type Part } from '../../core/upgrade/parts/part'
import { type EnteredPart, type PartCatalog } from '../../core/upgrade/parts/source'
import { type Upgrades } from '../../core/upgrade/upgrade'
import { catalog } from '../catalog'

/** The catalog, as far as upgrades read it. */
export const partCatalog = (): PartCatalog => ({ gpus: catalog.gpus(), instances: catalog.cloudInstances(), components: catalog.components(), bodies: catalog.cardBodies() })

/** Ends of what may be typed: a part beyond them is a slip. */
const most = { ram: 4096, ssd: 1000, psu: 5000, usd: 1e6 } as const
const units = { ram: 'GiB', ssd: 'TB', psu: 'W' } as const

function priceIn(text: string, typed: string): number {
  const usd = typedNumber(text.replace(/^\s*\$/, ''))
  if (!(usd >= 0 && usd <= most.usd)) throw usageError(`'${typed.slice(0, 80)}' has no price from 0 to ${most.usd} (USD).`, 'Name a part with its price: "RTX 4090 = 1500", "ram 64 = 400", "ssd 4 = 300", "psu 1000 = 150".')
  return usd
}

/** "RTX 4090 = 1500", "ram 64 = 400": a part with the price that somebody saw. @throws UserError usage with the nearest names */
export function enteredPart(typed: string): EnteredPart {
  const at = typed.lastIndexOf('=')
  const [what, price] = at < 0 ? [typed, ''] : [typed.slice(0, at), typed.slice(at + 1)]
  const usd = priceIn(price, typed)
  const sized = /^\s*(ram|memory|ssd|drive|psu)\s+([\d.,]+)\s*(GiB|GB|TB|W)?\s*$/i.exec(what)
  if (sized) {
    const kind = ({ ram: 'ram', memory: 'ram', ssd: 'ssd', drive: 'ssd', psu: 'psu' } as const)[sized[1]!.toLowerCase() as 'ram']
    const amount = typedNumber(sized[2]!)
    if (!(amount > 0 && amount <= most[kind])) throw usageError(`'${what.trim().slice(0, 60)}' is not of 1 to ${most[kind]} ${units[kind]}.`)
    return { kind, amount, usd }
  }
  return { kind: 'gpu', gpu: gpuNamed(what.trim()), usd }
}

function gpuNamed(name: string) {
  const match = matchGpu(catalog.gpus(), name)
  if (match.ok) return match.gpu
  throw usageError(match.because === 'ambiguous' ? `'${name.slice(0, 80)}' could be several GPUs.` : `There is no GPU or part '${name.slice(0, 80)}'.`, `Nearest: ${match.nearest.join(', ')}.`)
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()

/**
 * The part that a name means: one of the candidates by id or name, else a card of the catalog, priced or not.
 * @throws UserError usage with the nearest names
 */
export function partNamed(name: string, { candidates, base }: Upgrades): Part {
  const wanted = plain(name)
  const parts = candidates.map(({ part }) => part)
  const exact = parts.find((part) => part.id === name.trim() || plain(part.name) === wanted)
  if (exact) return exact
  const match = matchGpu(catalog.gpus(), name)
  if (match.ok) return parts.find((part) => part.kind === 'gpu' && !part.beside && part.gpu.id === match.gpu.id) ?? cardPart(match.gpu, { catalog: partCatalog(), count: base.rules.count })
  const near = nearest(name, parts.map((part) => part.name))
  throw usageError(match.because === 'ambiguous' ? `'${name.slice(0, 80)}' could be several GPUs.` : `There is no part '${name.slice(0, 80)}'.`, `Nearest: ${[...near, ...match.nearest].filter((each, i, all) => all.indexOf(each) === i).slice(0, 3).join(', ')}.`)
}
