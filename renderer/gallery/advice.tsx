import { type AssumptionRow } from '../../core/contract/advise-views'
import { type ChartModel } from '../../core/chart/model'
import { AssumptionField, ChoiceField } from '../pages/advise/fields'
import { type Advice } from '../pages/advise/use-advice'
import { Chart } from '../parts/chart'

const line = Array.from({ length: 30 }, (_, i) => ({ x: 13 + i * 5.3, y: 620 / (13 + i * 5.3) }))
const curve: ChartModel = {
  kind: 'curve',
  title: 'The more it works, the sooner it pays: month 11 at 60 hours a week',
  summary: 'Owning pays from 13 hours a week.',
  x: { label: 'Hours of work a week', scale: 'linear', low: 0, high: 168, every: 24 },
  y: { label: 'Months to break-even', scale: 'linear', low: 0, high: 55, every: 12 },
  marker: { value: 60, label: '60 h: month 11', step: 1 },
  turn: { value: 13, label: 'turns at 13 h' },
  level: { value: 48, label: 'month 48, the end of the plan; above: never' },
  series: [{ label: 'break-even', dashed: false, line, band: { low: line.map(({ x, y }) => ({ x, y: y * 0.8 })), high: line.map(({ x, y }) => ({ x, y: Math.min(48, y * 1.3) })) } }],
  columns: ['Hours a week', 'Month', '80 % band'],
  rows: [{ x: 60, cells: ['60', '11', '9 to 15'] }],
}
const never: ChartModel = { ...curve, title: 'Owning never pays, not even around the clock', summary: 'No hours are enough.', series: [], turn: null, marker: { value: 160, label: '160 h: never', step: 1 } }
const tornado: ChartModel = {
  kind: 'tornado',
  title: 'What matters most: spot price',
  summary: 'Three of many.',
  axis: { label: "Value of owning, today's USD", scale: 'linear' },
  base: { value: 2000, label: 'as assumed: $2,000' },
  zero: { value: 0, label: 'owning = renting' },
  rows: [
    { id: 'a', label: 'Spot price', low: { value: -1500, text: '-$1,500', label: '0.4 USD/h' }, high: { value: 6000, text: '$6,000', label: '0.7 USD/h' } },
    { id: 'b', label: 'An assumption with a name of sixty characters, as long as any', low: { value: 3000, text: '$3,000', label: '0.6 x' }, high: { value: 1000, text: '$1,000', label: '0.9 x' } },
    { id: 'c', label: 'Both ends on one side', low: { value: 2100, text: '$2,100', label: '1' }, high: { value: 2300, text: '$2,300', label: '2' } },
  ],
}

const row: AssumptionRow = { key: 'powerWatts', title: 'Power at work', means: 'what the machine draws at work', unit: 'W', value: '450', min: 0, max: 100_000, whole: false, kind: 'published', source: 'catalog: TDP of the GeForce RTX 3090, 350 W; host, 100 W assumed', asOf: '2026-09', changed: false, standard: '450', needed: false, doubt: null }
const rows: readonly AssumptionRow[] = [
  row,
  { ...row, key: 'hoursPerWeek', title: 'Changed by a person', kind: 'entered', source: 'entered', asOf: null, changed: true, value: '61', standard: '30', unit: 'h/week' },
  { ...row, key: 'cloudUsdPerHour', title: 'A stale price', doubt: '212 days old: check it', unit: 'USD/h', value: '1.006' },
  { ...row, key: 'purchaseUsd', title: 'Needed and unknown', kind: 'unknown', source: 'no price of GeForce RTX 4090 in the catalog', asOf: null, value: '', standard: '', needed: true, unit: 'USD' },
  { ...row, key: 'speedRatio', title: 'Predicted', kind: 'predicted', source: "predicted for 'Train ResNet-50': roofline of each card", asOf: null, unit: 'ratio', value: '1.69' },
  { ...row, key: 'pue', title: 'By default', kind: 'default', source: 'default: a desk machine has none', asOf: null, unit: 'ratio', value: '1' },
]
const still: Advice = { shown: { at: 'loading' }, canUndo: false, change: async () => 'Power at work: many is not a number from 0 to 100000 (W).', start: async () => null, slide: () => undefined, undo: () => undefined }

/** The parts of the Advise page in every state. */
export const AdviceParts = () => (
  <>
    <div className="advise">
      {[curve, never, tornado].map((chart) => (
        <Chart key={chart.title} chart={chart} />
      ))}
    </div>
    <div className="advise">
      <aside className="panel" aria-label="Fields of the Advise page">
        {rows.map((each) => (
          <AssumptionField key={each.key} row={each} advice={still} />
        ))}
        <ChoiceField advice={still} row={{ what: 'terms', title: 'Terms', value: 'spot', changed: true, standard: 'on-demand', hint: 'which price counts', options: [{ value: 'on-demand', label: 'on demand' }, { value: 'spot', label: 'spot' }] }} />
        <ChoiceField advice={still} row={{ what: 'region', title: 'Where it stands', value: '', changed: false, standard: '', hint: 'fills the price of electricity', options: [] }} />
      </aside>
    </div>
  </>
)
