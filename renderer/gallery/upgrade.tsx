import { type SwapView, type UpgradeRow, type UpgradeView } from '../../core/contract/upgrade-calls'
import { limitFields, noLimits } from '../../core/upgrade/limits'
import { LimitsForm } from '../pages/advise/upgrade/limits'
import { Swap } from '../pages/advise/upgrade/swap'
import { UpgradeTable } from '../pages/advise/upgrade/table'

const nothing = () => undefined

const row: UpgradeRow = {
  id: 'gpu:rtx-5070-ti',
  name: 'RTX 5070 Ti',
  kind: 'GPU',
  verdict: 'check',
  group: 'pays back against renting within the plan',
  said: 'check: connectors, slots, length, noise',
  price: '$895.00',
  priceKind: 'published',
  priced: '2026-09',
  stale: false,
  resale: '$172.40',
  net: '$722.60',
  gain: '2.4x',
  band: '[1.8, 3.2]',
  gainKind: 'predicted',
  because: '61 % of a step is memory traffic',
  costPerGain: '$516.14 for each 1x',
  payBack: 'month 20',
  power: '400 W',
  powerUsd: '$2.60',
  newly: 'runs 14 more, to Qwen2.5 14B',
  trial: true,
  front: true,
  rules: [
    { title: 'budget', answer: 'ok', because: '$895.00 of $1000.00' },
    { title: 'length', answer: 'check', because: 'how long it is is not known: boards differ' },
  ],
  why: ['Price: $895.00, published 2026-09; best resale price of the month.', 'Old part: $172.40, catalog: resale of GeForce RTX 3060 Ti at $200, less a marketplace’s 13.6 % and $0.40.'],
  order: { net: 722.6, gain: 2.4, costPerGain: 516.14, payBack: 19.4 },
}
const rows: UpgradeView['rows'] = [
  row,
  { ...row, id: 'nothing', name: 'Do nothing', verdict: 'ok', said: '', price: '-', priceKind: null, priced: '', net: '-', gain: 'none', band: '', gainKind: null, payBack: '-', newly: 'no more', front: false, trial: false, rules: [] },
  { ...row, id: 'gpu:rtx-4090', name: 'RTX 4090', price: 'unknown', priceKind: null, priced: '', net: 'unknown', payBack: 'unknown', front: false, said: 'check: budget, power', order: { net: null, gain: 3.1, costPerGain: null, payBack: null } },
  { ...row, id: 'psu:1000', name: '1000 W power supply', verdict: 'ok', said: '', price: '$182.49', priced: '2025-07-23', stale: true, net: '$182.49', gain: 'none', band: '', gainKind: null, payBack: '-', newly: 'lets in 3 cards', front: false },
  { ...row, id: 'gpu:rtx-5090', name: 'RTX 5090', verdict: 'refuses', said: 'it costs $4795.00, $3795.00 over the budget; its maker recommends 1000 W, the power supply has 650', price: '$4795.00', net: '$4622.60', gain: '5.6x', band: '[4.1, 7.6]', front: false, rules: [{ title: 'power', answer: 'refuses', because: 'its maker recommends 1000 W, the power supply has 650' }] },
  { ...row, id: 'gpu:own', name: 'A card of the user whose name has sixty characters, as long as any', priceKind: 'entered', priced: '', price: '$1500.00', net: 'at most $1500.00', front: false },
]
const swap: SwapView = {
  part: 'RTX 5070 Ti',
  answer: 'With the RTX 5070 Ti: this work 2.4x as fast [1.8, 3.2], $722.60 net.',
  row,
  rows: [
    { what: 'Runs on', before: 'GeForce RTX 3060 Ti', after: 'GeForce RTX 5070 Ti', kind: null },
    { what: 'This work', before: '560 images/s', after: '1300 images/s, 2.4x [1.8, 3.2]', kind: 'predicted' },
    { what: 'Price', before: '-', after: '$895.00', kind: 'published' },
    { what: 'CO2e a month, in use', before: 'unknown', after: 'unknown', kind: 'predicted' },
  ],
  newly: ['Qwen2.5 14B: Run, Q4_K_M', 'Llama 3.1 8B: LoRA'],
  scenario: { name: 'Workstation with the RTX 5070 Ti', file: 'workstation.scenario.json', text: '{}' },
}
const fields = limitFields.map(({ key, label, unit, min, max, whole = false, usual, means }) => ({ key, label, unit, min, max, whole, usual, means }))

/** The parts of the Upgrade section in every state. */
export const UpgradeParts = () => (
  <div className="advise">
    <div className="upgrade">
      <LimitsForm fields={fields} limits={{ ...noLimits, budgetUsd: 1000, psuWatts: 650 }} entered={['RTX 4090 = 1500']} refused="There is no GPU or part 'RTX 9999'. Nearest: RTX 5090, RTX 4090, RTX 3090." onLimits={nothing} onEntered={nothing} />
      <UpgradeTable rows={rows} order="In order: what pays back first." onPutIn={nothing} />
      <Swap swap={swap} onKeep={nothing} onSave={nothing} onClose={nothing} />
    </div>
  </div>
)
