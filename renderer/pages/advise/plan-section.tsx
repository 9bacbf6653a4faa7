import { type AdviceView } from '../../../core/contract/advise-views'
import { DataTable } from '../../parts/data-table'
import { type SectionProps } from './sections'

type Row = NonNullable<AdviceView['plan']>['rows'][number]

const Where = ({ of: { place, where, terms } }: { of: Row }) => (
  <>
    {place === 'nowhere' ? <span className="doubt">{where}</span> : place === 'here' ? <b>{where}</b> : where} <span className="note quiet">{terms}</span>
  </>
)

/** Which phase here and which in the cloud, beside all of it in one place; the steps of each decision open below its row. */
export function PlanSection({ answer: { view } }: SectionProps) {
  const { plan } = view
  if (plan === null) return null
  return (
    <section aria-label="Plan by phase">
      <h2>By phase</h2>
      <p>{plan.answer}</p>
      <p className="note quiet">{plan.note}</p>
      <dl className="totals">
        {plan.totals.map(({ title, value, meaning, best }) => (
          <div key={title} className={best ? 'best' : undefined}>
            <dt>{title}</dt>
            <dd>
              <b>{value}</b> <span className="note quiet">{meaning}</span>
            </dd>
          </div>
        ))}
      </dl>
      <DataTable
        caption="Where each phase belongs, and what it costs a month"
        rowKey={(row) => row.phase}
        rows={plan.rows}
        detailName={(row) => row.phase}
        detail={({ steps }) => (
          <ol className="steps">
            {steps.map((step) => (
              <li key={step} className="note">
                {step}
              </li>
            ))}
          </ol>
        )}
        columns={[
          { title: 'Phase', whole: true, cell: (row) => row.phase },
          { title: 'h a week', number: true, cell: (row) => row.hours },
          { title: 'Where', cell: (row) => <Where of={row} /> },
          { title: '$ a month', number: true, cell: (row) => row.perMonth },
          { title: 'Here', number: true, cell: (row) => <span className="quiet">{row.here}</span> },
          { title: 'Cloud', number: true, cell: (row) => <span className="quiet">{row.cloud}</span> },
        ]}
      />
    </section>
  )
}
