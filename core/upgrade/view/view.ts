import { type UpgradeView } from '../../contract/upgrade-calls'
import { unitOfWork } from '../../workload/unit'
import { type Candidate } from '../candidate'
import { limitFields } from '../limits'
import { dropped, lastBranch } from '../rules/driver'
import { type Upgrades } from '../upgrade'
import { upgradeAnswer } from './answer'
import { upgradeChart } from './chart'
import { upgradeFigures } from './figures'
import { upgradeRowOf } from './rows'

/** By what the candidates are in order: stated wherever they are shown. */
export const orderWords = (horizonMonths: number): string =>
  `In order: what is surely faster and pays back against renting within ${horizonMonths} months, the least net cost for the speed that it adds first; then, where the machine is not enough, renting; doing nothing; what gains, but not surely, or does not pay back; what gains nothing that is known; what is refused.`

function doubtsOf({ candidates, input, base }: Upgrades): UpgradeView['doubts'] {
  const stale = candidates.filter((each) => each.stale && each.verdict !== 'refuses')
  const card = base.rules.gpu
  const old = stale.length === 0 ? [] : [{ text: `${stale.length} of the prices are older than 180 days: ${names(stale)}.`, advice: 'Look them up and enter them as parts of your own.' }]
  const unpriced = candidates.filter(({ part }) => !part.price.known)
  const unknown = unpriced.length === 0 ? [] : [{ text: `The price of ${names(unpriced)} is not known.`, advice: 'Enter it as a part of your own.' }]
  const ending = card !== null && dropped.has(card.architecture) ? [{ text: `${card.architecture} cards such as the ${card.name} end with NVIDIA's driver branch ${lastBranch}.`, advice: 'It works on; newer CUDA, and frameworks built for it, will not come.' }] : []
  const power = input.own.watts === null || input.use.electricityUsdPerKwh === null ? [{ text: `${input.own.watts === null ? 'What the machine draws at work' : 'The price of electricity'} is not known, so nothing is said to pay back.`, advice: `Enter it in the side panel, or with ${input.own.watts === null ? '--watts' : '--electricity'}.` }] : []
  return [...ending, ...power, ...old, ...unknown]
}

/** The first three by name, and how many more. */
const names = (list: readonly Candidate[]): string => `${list.slice(0, 3).map(({ part }) => part.name).join(', ')}${list.length > 3 ? ` and ${list.length - 3} more` : ''}`

const howWeKnow = ({ input, base }: Upgrades): string[] => [
  orderWords(input.use.horizonMonths),
  'Gain: the work on the machine with the part over the work on it now, predicted as on Compare, 80 % band. Net cost: price less what the old part fetches; of an instance its rent over the plan. Pay-back: net cost over what renting the work that the part adds in the same hours costs more than the power for it; surely faster: the whole 80 % band above once. What the new part still fetches at the end is left out.',
  `Prices: each with its day and source. The old card is taken at the catalog's resale price less a marketplace's 13.6 % and $0.40, unless you enter what it fetches; memory, drives and power supplies are taken as kept.`,
  `Power supply: the maker's recommendation, else ${base.rules.psuSpare === null ? 'unknown' : `${base.rules.psuSpare.least} to ${base.rules.psuSpare.most} W beyond the card, as makers recommend for ${base.rules.psuSpare.cards} cards`}. Connectors, slots and length are of makers' own boards: others differ. What nobody published or entered is a check, never a yes.`,
  'docs/upgrade.md has every formula, and three cases worked to the cent.',
]

/** What an answer about upgrades says, worked out once for page, terminal and report. @param remark said first; empty: nothing */
export function upgradeViewOf(all: Upgrades, remark = ''): UpgradeView {
  const unit = unitOfWork(all.input.workload.work)
  return {
    answer: `${remark}${upgradeAnswer(all, unit)}`,
    doubts: doubtsOf(all),
    figures: upgradeFigures(all, unit),
    chart: upgradeChart(all, unit),
    rows: all.candidates.slice(0, 200).map((each) => upgradeRowOf(each, unit)),
    order: orderWords(all.input.use.horizonMonths),
    fields: limitFields.map(({ key, label, unit: of, min, max, whole = false, usual, means }) => ({ key, label, unit: of, min, max, whole, usual, means })),
    names: [...all.candidates.filter(({ part }) => part.kind !== 'nothing').map(({ part }) => part.name), ...all.input.gpus.filter(({ formFactor }) => formFactor === 'pcie-card').map(({ name }) => name)].slice(0, 3000),
    howWeKnow: howWeKnow(all),
  }
}
