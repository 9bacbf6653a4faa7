import { type CarbonAnswer } from '../../core/contract/carbon-calls'
import { Counted } from '../pages/carbon'
import { CarbonPanel } from '../pages/carbon/inputs'
import { firstInputs } from '../pages/carbon/state'
import { Figures } from '../parts/figures'

const figure = { provenance: 'predicted', date: null, doubt: null } as const
const measured: CarbonAnswer = {
  sample: false,
  answer: 'At 20 hours a week this machine emits about 18 kg CO2e a month [16.4, 19.7] on the grid of Germany.',
  machine: '16-core AMD Ryzen 9 5950X, 64.0 GiB, GeForce RTX 3090',
  workload: 'Train ResNet-50: train ResNet-50, mixed precision; 3 epochs of 1.28 million images a week',
  doubts: [{ text: 'What making GeForce RTX 3090 emitted is published nowhere: it is in no sum.', advice: 'Enter it where the maker tells.' }],
  figures: [
    { ...figure, id: 'month', label: 'A month', value: '18', unit: 'kg CO2e', band: '[16.4, 19.7]', meaning: '20 h a week at work, 10 h waiting', doubt: 'what making some parts emitted is not in it' },
    { ...figure, id: 'unit', label: 'A million images', value: '385', unit: 'g CO2e', band: '[350, 420]', meaning: 'with its share of waiting and making' },
    { ...figure, id: 'run', label: 'This measuring run', value: '3.4', unit: 'g CO2e', band: '[3.23, 3.57]', provenance: 'measured', meaning: '24 of 30 launches, as the sensors saw them' },
    { ...figure, id: 'power', label: 'Power at work', value: '320', unit: 'W', band: '[304, 336]', provenance: 'measured', meaning: 'nothing for cooling: a machine at a desk' },
  ],
  chart: {
    kind: 'stack',
    title: 'Electricity at work and making the machine: which is more is not known',
    summary: 'Electricity at work 9.3 kg, electricity while waiting 0.87 kg, making the machine 7.9 kg.',
    axis: { label: 'kg CO2e a month', scale: 'linear' },
    parts: [{ id: 'work', label: 'Electricity at work' }, { id: 'idle', label: 'Electricity while waiting' }, { id: 'made', label: 'Making the machine' }],
    rows: [
      { id: 'now', label: 'A month', values: [9.3, 0.87, 7.9], text: '18 kg [16.4, 19.7]', limit: null },
      { id: 'then-low', label: 'With the change, at the least', values: [0.5, 0.1, 4.1], text: '4.70 kg', limit: null },
      { id: 'then-high', label: 'With the change, at the most', values: [1.6, 0.1, 11.3], text: '13.0 kg', limit: null },
    ],
  },
  parts: [
    { id: 'work', title: 'Electricity at work', perMonth: '9.3 kg', band: '[8.83, 9.76]', perYear: '112 kg [106, 117]', kind: 'predicted', from: 'sensors of processor and GPU while 12 computing benchmarks ran: median of 36 launches, within 5 %' },
    { id: 'idle', title: 'Electricity while waiting', perMonth: '872 g', band: '', perYear: '10.5 kg', kind: 'predicted', from: 'power while waiting, as entered' },
    { id: 'made', title: 'Making the machine', perMonth: 'unknown', band: '', perYear: 'unknown', kind: null, from: 'nobody published what making it emitted' },
    { id: 'total', title: 'Together', perMonth: '18 kg', band: '[16.4, 19.7]', perYear: '217 kg', kind: 'predicted', from: 'the sum of its parts; ends are added as if all erred the same way' },
  ],
  counts: [
    { title: 'An hour of work', value: '208 g', band: '[189, 227]', kind: 'predicted' },
    { title: 'This measuring run', value: '3.4 g', band: '[3.23, 3.57]', kind: 'measured' },
    { title: 'A million images', value: 'unknown: how fast the work runs here is not known', band: '', kind: null },
  ],
  places: {
    answer: 'Fewer grams or fewer dollars: vast EU costs least, aws eu-north-1 emits least; $1,800 to $3,000 for a tonne less.',
    chart: {
      kind: 'intervals',
      title: 'aws eu-north-1 emits least for this work',
      summary: '3 places from 0.2 to 0.5 kg to 18 kg a month.',
      axis: { label: 'kg CO2e a month', scale: 'linear' },
      reference: null,
      rows: [
        { id: 'aws', label: 'aws eu-north-1', provenance: 'predicted', value: null, interval: { low: 0.2, high: 0.5 }, dots: [], text: '0.200 to 0.500 kg', doubtful: false },
        { id: 'gcp', label: 'gcp us-central1, a region with a name of sixty characters or more', provenance: 'predicted', value: null, interval: { low: 8, high: 21 }, dots: [], text: '8.00 to 21.0 kg', doubtful: false },
        { id: 'here', label: 'This machine', provenance: 'predicted', value: 18, interval: { low: 16.4, high: 19.7 }, dots: [], text: '18 kg [16.4, 19.7]', doubtful: false },
      ],
    },
    rows: [
      { id: 'aws', place: 'aws eu-north-1', what: 'g5.xlarge, A10G', grid: '9 g/kWh', kg: '0.200 to 0.500 kg', made: '0.120 kg', usd: '$112.40', marks: ['fewest grams'], why: '87 hours a month; aws states 1.15 (2026).', order: { kg: 0.35, usd: 112.4 } },
      { id: 'here', place: 'this machine', what: 'GeForce RTX 3090', grid: '334 g/kWh', kg: '18 kg [16.4, 19.7]', made: '3.37 to 12.9 kg', usd: '$31.50', marks: ['here'], why: 'its electricity and upkeep', order: { kg: 18, usd: 31.5 } },
      { id: 'vast', place: 'vast EU', what: '1x RTX 3090', grid: 'unknown', kg: 'unknown', made: 'unknown', usd: '$14.80', marks: ['fewest dollars'], why: 'Unknown: which grid it hangs on is not known.', order: { kg: null, usd: 14.8 } },
    ],
  },
  plan: {
    answer: 'University lab: as planned by money 42 kg [38, 46] a month. Fewer grams cost more for large-training.',
    totals: [{ title: 'As planned', perMonth: '42 kg [38.0, 46.0]', horizon: '2.0 t' }, { title: 'All here', perMonth: 'unknown: not all of it can be done here', horizon: 'unknown' }, { title: 'All in the cloud', perMonth: '12.0 to 31.0 kg', horizon: '0.6 to 1.5 t' }],
    rows: [
      { phase: 'experiment', where: 'here', kg: '12 kg', here: '12 kg', cloud: '4.10 to 11.0 kg', note: 'the cloud emits less: $820 to $2,100 for a tonne less' },
      { phase: 'large-training', where: 'nowhere', kg: 'unknown', here: 'unknown', cloud: 'unknown', note: 'cannot be compared: an emission or a price is unknown' },
    ],
  },
  whatIf: { answer: 'With the grid of Sweden and a life of 6 years: 4.70 to 13.0 kg a month instead of 18 kg, 51 % less at the middle of both bands.', rows: [{ title: 'A month', before: '18 kg [16.4, 19.7]', after: '4.70 to 13.0 kg', difference: '51 % less' }, { title: 'An hour of work', before: '208 g', after: '54.0 to 149 g', difference: '51 % less' }] },
  inputs: [
    { name: 'Power at work', value: '320 W [304, 336]', kind: 'measured', from: 'sensors of processor and GPU' },
    { name: 'Hours at work', value: '20 h a week', kind: 'entered', from: 'as entered' },
    { name: 'Hours waiting', value: '0 h a week', kind: null, from: 'a stated default: switched off' },
    { name: 'Grid', value: '334 g CO2e a kWh', kind: 'published', from: 'Germany, yearly average of 2025' },
    { name: 'Making GeForce RTX 3090', value: 'unknown', kind: null, from: 'no embodied figure is published for this GPU' },
  ],
  taken: { region: 'United States', gramsPerKwh: 384.4, pue: 1, hoursPerWeek: 20, idleHoursPerWeek: 0, watts: 320, lifeYears: 4, utilisation: null },
  notes: ['kg CO2e = W at work x hours / 1000 x PUE x kg a kWh.'],
}

/** The parts of the Carbon page: what is measured, entered and unknown, with a change and a plan. */
export const CarbonParts = () => (
  <>
    <Figures figures={measured.figures} />
    <div className="carbon">
      <CarbonPanel inputs={{ ...firstInputs, given: { ...firstInputs.given, region: 'Germany', hoursPerWeek: 30 } }} choices={{ regions: ['Germany'], gpus: [], workstations: [] }} taken={measured.taken} onChange={() => undefined} />
      <div className="counted">
        <Counted answer={measured} />
      </div>
    </div>
  </>
)
