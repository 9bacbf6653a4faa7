import { type CarbonAnswer, type CarbonView } from '../../../core/contract/carbon-calls'
import { Badge } from '../../parts/badge'
import { Chart } from '../../parts/chart'
import { DataTable } from '../../parts/data-table'

type Of<K extends keyof CarbonView> = { readonly of: NonNullable<CarbonView[K]> }

const Kind = ({ kind }: { kind: CarbonView['parts'][number]['kind'] }) => (kind === null ? <span className="quiet">stated</span> : <Badge kind={kind} />)

/** Before and after what would be different. */
export const WhatIfSection = ({ of: { answer, rows } }: Of<'whatIf'>) => (
  <section aria-label="What if">
    <h2>What if</h2>
    <p role="status">{answer}</p>
    <DataTable
      caption="Grams before and after the change"
      rows={rows}
      rowKey={(row) => row.title}
      columns={[
        { title: 'CO2e of', cell: (row) => row.title },
        { title: 'Now', number: true, cell: (row) => <span className="quiet">{row.before}</span> },
        { title: 'Then', number: true, cell: (row) => row.after },
        { title: 'Difference', number: true, cell: (row) => row.difference },
      ]}
    />
  </section>
)

/** A month by its parts, and the same grams by other counts. */
export const PartsSection = ({ answer: { parts, counts } }: { answer: CarbonAnswer }) => (
  <section aria-label="Part by part">
    <h2>Part by part</h2>
    <DataTable
      caption="Grams of a month by where they come from"
      rows={parts}
      rowKey={(row) => row.id}
      columns={[
        { title: 'Part', whole: true, cell: (row) => (row.id === 'total' ? <b>{row.title}</b> : row.title) },
        { title: 'CO2e a month', number: true, cell: (row) => <>{row.perMonth} <span className="quiet">{row.band}</span></> },
        { title: 'A year', number: true, cell: (row) => <span className="quiet">{row.perYear}</span> },
        { title: 'Kind', whole: true, cell: ({ kind }) => (kind === null ? <span className="quiet">unknown</span> : <Badge kind={kind} />) },
        { title: 'What it stands on', cell: (row) => <span className="note quiet">{row.from}</span> },
      ]}
    />
    {parts.some((row) => row.id === 'total' && row.kind !== null) && (
      <DataTable
        caption="The same grams by other counts"
        rows={counts}
        rowKey={(row) => row.title}
        columns={[
          { title: 'The same for', cell: (row) => row.title },
          { title: 'CO2e', number: true, cell: (row) => <>{row.value} <span className="quiet">{row.band}</span></> },
          { title: 'Kind', whole: true, cell: ({ kind }) => (kind === null ? <span className="quiet">unknown</span> : <Badge kind={kind} />) },
        ]}
      />
    )}
  </section>
)

/** This machine beside the instances on which the work is possible, by grams and by dollars. */
export const PlacesSection = ({ of: { answer, chart, rows } }: Of<'places'>) => (
  <section aria-label="Where the work could be done">
    <h2>Where the work could be done</h2>
    <p>{answer}</p>
    <p className="note quiet">Grams of electricity, compared; what making emitted stands beside them, and is published for few.</p>
    {chart && <Chart chart={chart} />}
    {rows.length > 1 && (
      <DataTable
        caption="Places for the work, fewest grams first"
        rows={rows}
        rowKey={(row) => row.id}
        page={15}
        detailName={(row) => row.place}
        detail={(row) => <p className="note">{row.why}</p>}
        columns={[
          {
            title: 'Place',
            whole: true,
            sort: (row) => row.place,
            cell: ({ place, what, marks }) => (
              <>
                {marks.includes('here') ? <b>{place}</b> : place}{' '}
                {marks.filter((mark) => mark !== 'here').map((mark) => (
                  <span key={mark} className="badge">
                    {mark}
                  </span>
                ))}
                <div className="note quiet">{what}</div>
              </>
            ),
          },
          { title: 'Grid', number: true, cell: (row) => row.grid },
          { title: 'CO2e a month', number: true, sort: (row) => row.order.kg, cell: (row) => row.kg },
          { title: 'Making', number: true, cell: (row) => <span className="quiet">{row.made}</span> },
          { title: '$ a month', number: true, sort: (row) => row.order.usd, cell: (row) => row.usd },
        ]}
      />
    )}
  </section>
)

/** The advice's plan, phase by phase, in grams. */
export const PlanSection = ({ of: { answer, totals, rows } }: Of<'plan'>) => (
  <section aria-label="The plan in grams">
    <h2>The plan in grams</h2>
    <p>{answer}</p>
    <dl className="totals">
      {totals.map(({ title, perMonth, horizon }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>
            <b>{perMonth}</b> <span className="note quiet">a month; {horizon} over the plan</span>
          </dd>
        </div>
      ))}
    </dl>
    <DataTable
      caption="Each phase in grams a month, here and in the cloud"
      rows={rows}
      rowKey={(row) => row.phase}
      columns={[
        { title: 'Phase', whole: true, cell: (row) => row.phase },
        { title: 'Where', whole: true, cell: (row) => row.where },
        { title: 'Here', number: true, cell: (row) => row.here },
        { title: 'Cloud', number: true, cell: (row) => row.cloud },
        { title: 'Grams or dollars', cell: (row) => <span className="note">{row.note}</span> },
      ]}
    />
  </section>
)

/** Each figure that the grams stand on, with what it is. */
export const InputsSection = ({ of: rows }: Of<'inputs'>) => (
  <section aria-label="What it stands on">
    <h2>What it stands on</h2>
    <DataTable
      caption="Every figure with where it is from"
      rows={rows}
      rowKey={(row) => row.name}
      columns={[
        { title: 'Figure', whole: true, cell: (row) => row.name },
        { title: 'Value', number: true, cell: (row) => row.value },
        { title: 'Kind', whole: true, cell: (row) => (row.value === 'unknown' ? <span className="quiet">unknown</span> : <Kind kind={row.kind} />) },
        { title: 'From', cell: (row) => <span className="note quiet">{row.from}</span> },
      ]}
    />
  </section>
)
