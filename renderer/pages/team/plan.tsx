import { useState } from 'react'
import { type TeamPlan } from '../../../core/contract/team-plan-calls'
import { Badge } from '../../parts/badge'
import { DataTable } from '../../parts/data-table'
import { HowWeKnow } from '../../parts/how-we-know'
import { NumberField } from '../../parts/number-field'
import { Show } from '../../parts/states'
import { useApp } from '../../state/app-context'
import { useCall } from '../../state/use-call'

const Banded = ({ value, band }: { value: string; band: string }) => (
  <>
    {value} {band && <span className="quiet">{band}</span>}
  </>
)

/** What the fleet could run, what it costs, and what a better card would give: for the work that every page answers for. */
export function Plan({ version }: { version: string }) {
  const [use, setUse] = useState<{ hoursPerWeek: number | null; usdPerKwh: number | null }>({ hoursPerWeek: null, usdPerKwh: null })
  const { workload } = useApp()
  const [plan] = useCall('team-plan', use, `${version} ${JSON.stringify(workload.shown?.current ?? null)}`)
  return (
    <Show of={plan} inside>
      {(shown) =>
        shown && (
          <>
            <h2>What the fleet could run</h2>
            <p className="said">
              {shown.runAnswer} <Badge kind="predicted" date={null} />
            </p>
            <Kinds kinds={shown.kinds} />
            <h2>Fastest for {shown.workload}</h2>
            <Ranking ranking={shown.ranking} />
            <h2>What it costs, and what would be better</h2>
            <p className="said">
              {shown.upgradeAnswer} <Badge kind="predicted" date={null} />
            </p>
            <div className="fields team-use">
              <NumberField label="Each machine works" unit="h/week" min={0} max={168} value={use.hoursPerWeek} usual={shown.usual.hoursPerWeek} hint={shown.usual.hoursBecause} onChange={(hoursPerWeek) => setUse({ ...use, hoursPerWeek })} />
              <NumberField label="Electricity" unit="$/kWh" min={0} max={5} value={use.usdPerKwh} usual={shown.usual.usdPerKwh} hint={shown.usual.priceBecause} onChange={(usdPerKwh) => setUse({ ...use, usdPerKwh })} />
            </div>
            <Cards cards={shown.cards} />
            <HowWeKnow title="How we know what the fleet could do" lines={shown.notes} />
          </>
        )
      }
    </Show>
  )
}

const Kinds = ({ kinds }: { kinds: TeamPlan['kinds'] }) =>
  kinds.length === 0 ? null : (
    <DataTable
      caption="The largest models for each kind of machine"
      rowKey={(row) => row.id}
      rows={kinds}
      page={10}
      columns={[
        { title: 'One GPU of', cell: (row) => row.title },
        { title: 'Machines', number: true, cell: (row) => row.machines },
        { title: 'Memory', number: true, cell: (row) => row.memory },
        { title: 'Run in 4 bits', cell: (row) => <Banded value={row.runs} band={row.speed} /> },
        { title: 'Models', whole: true, cell: (row) => row.models },
        { title: 'QLoRA', cell: (row) => row.qlora },
        { title: 'LoRA', cell: (row) => row.lora },
        { title: 'Full', cell: (row) => row.full },
      ]}
    />
  )

const Ranking = ({ ranking }: { ranking: TeamPlan['ranking'] }) => (
  <DataTable
    caption="Machines by their speed for the work"
    rowKey={(row) => row.id}
    rows={ranking}
    page={10}
    detailName={(row) => `the speed of ${row.machine}`}
    detail={(row) => <p className="note">{row.because}.</p>}
    columns={[
      { title: 'Machine', cell: (row) => row.machine },
      { title: 'GPU', cell: (row) => row.gpu },
      { title: 'Speed', number: true, cell: (row) => <Banded value={row.speed} band={row.band} /> },
      { title: 'Kind', whole: true, cell: (row) => row.kind !== 'unknown' && <Badge kind={row.kind} date={null} /> },
    ]}
  />
)

const Cards = ({ cards }: { cards: TeamPlan['cards'] }) =>
  cards.length === 0 ? null : (
    <DataTable
      caption="Cards in the place of the weakest machine's"
      rowKey={(row) => row.id}
      rows={cards}
      columns={[
        { title: 'Card', cell: (row) => row.card },
        { title: 'Gain', number: true, cell: (row) => <Banded value={row.gain} band={row.gainBand} /> },
        { title: 'Speed then', number: true, cell: (row) => <Banded value={row.then} band={row.thenBand} /> },
        { title: 'Memory', number: true, cell: (row) => row.memory },
        { title: 'Resale price', number: true, cell: (row) => row.price },
        { title: 'Priced', whole: true, cell: (row) => row.priced },
      ]}
    />
  )
