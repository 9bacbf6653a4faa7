import { useState } from 'react'
import { Answer } from '../../parts/answer'
import { Badge } from '../../parts/badge'
import { DataTable } from '../../parts/data-table'
import { HowWeKnow } from '../../parts/how-we-know'
import { Doubtful, Show } from '../../parts/states'
import { useCall } from '../../state/use-call'
import { Discounts } from './discounts'
import { ImportPrices } from './import-prices'
import { OwnList } from './own-list'
import { PriceForm } from './price-form'
import { useChange } from './use-change'

/** Prices that every page goes by: the published ones, and before them what one really pays. */
export function PricesPage() {
  const [filter, setFilter] = useState('')
  const [prices, look] = useCall('prices', { filter })
  const change = useChange(look)
  return (
    <Show of={prices}>
      {({ answer, notice, fields, rows, count, own, canUndo, providers, today, howWeKnow }) => (
        <>
          <Answer>{answer}</Answer>
          {notice && <Doubtful>{notice}</Doubtful>}
          <OwnList own={own} canUndo={canUndo} change={change} />
          <section>
            <h2>
              Instances: price an hour <Badge kind="published" /> <Badge kind="entered" />
            </h2>
            <label className="filter">
              Find
              <input type="search" value={filter} placeholder="h100, p4d, us-east" onChange={(event) => setFilter(event.target.value)} />
              <span className="note quiet" role="status">
                {count}
              </span>
            </label>
            <DataTable
              caption="Prices of instances"
              rowKey={(row) => row.id}
              rows={rows}
              page={25}
              detailName={(row) => row.id}
              detail={(row) => <PriceForm key={`${row.id} ${row.entered.join()}`} row={row} fields={fields} today={today} change={change} />}
              columns={[
                { title: 'Instance', whole: true, cell: (row) => row.id },
                { title: 'GPU', whole: true, cell: (row) => row.gpu },
                // Reserved and committed prices stand in the form below the row and in the list above.
                ...fields.slice(0, 2).map((title, i) => ({ title: `${title[0]!.toUpperCase()}${title.slice(1)}`, number: true, cell: (row: (typeof rows)[number]) => <span className={row.entered[i] ? 'own-figure' : row.shown[i] === 'unknown' ? 'quiet' : undefined}>{row.shown[i]}</span> })),
                { title: 'As of', whole: true, cell: (row) => (row.stale ? <span className="doubt">{row.asOf}, old</span> : row.asOf) },
                { title: 'Kind', cell: (row) => <Badge kind={row.provenance} /> },
              ]}
            />
          </section>
          <Discounts providers={providers} today={today} change={change} />
          <ImportPrices onImported={look} />
          <HowWeKnow lines={howWeKnow} />
        </>
      )}
    </Show>
  )
}
