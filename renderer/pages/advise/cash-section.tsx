import { Chart } from '../../parts/chart'
import { DataTable } from '../../parts/data-table'
import { type SectionProps } from './sections'

/** Own against rent: what both have cost so far, and every year's payments. */
export function CashSection({ answer: { view } }: SectionProps) {
  if (view.cash === null) return null
  return (
    <section aria-label="Cash flow">
      <Chart chart={view.cash} />
      <DataTable
        caption="Cash flow by year, in USD as they are paid, not discounted"
        rowKey={(row) => row.year}
        rows={view.years}
        detailName={(row) => `year ${row.year}`}
        detail={(row) => <p className="note">{`Own: bought ${row.purchase}, electricity ${row.electricity}, upkeep and reserve ${row.upkeep}, administration ${row.admin}, credit ${row.credit}, resale ${row.resale}. For the books alone, in no sum: written off ${row.depreciation}, left ${row.book}.`}</p>}
        columns={[
          { title: 'Year', cell: (row) => (row.year === '0' ? '0, the purchase' : row.year) },
          { title: 'Own, $', number: true, cell: (row) => row.own },
          { title: 'Rent, $', number: true, cell: (row) => row.cloud },
          { title: 'Own so far, $', number: true, cell: (row) => row.ownSoFar },
          { title: 'Rent so far, $', number: true, cell: (row) => row.cloudSoFar },
          { title: 'Book value, $', number: true, cell: (row) => <span className="quiet">{row.book}</span> },
        ]}
      />
      {view.apart.map((line) => (
        <p key={line} className="note quiet">
          {line}
        </p>
      ))}
    </section>
  )
}
