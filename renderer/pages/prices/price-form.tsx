import { useState, type FormEvent } from 'react'
import { type PriceRow } from '../../../core/contract/price-calls'
import { type MakeChange } from './use-change'

/** One instance's own prices, in place below its row: what is left empty stays as the catalog has it. */
export function PriceForm({ row, fields, today, change }: { row: PriceRow; fields: readonly string[]; today: string; change: MakeChange }) {
  const [prices, setPrices] = useState<readonly string[]>(row.entered)
  const [asOf, setAsOf] = useState(today)
  const own = row.entered.some((each) => each !== '')
  const save = (event: FormEvent) => {
    event.preventDefault()
    void change('price-set', { instance: row.id, prices: [...prices], asOf })
  }
  return (
    <form className="prices" aria-label={`Own prices of ${row.id}`} onSubmit={save}>
      {fields.map((field, i) => (
        <label key={field}>
          {field}, $/h
          <input type="text" inputMode="decimal" value={prices[i]} placeholder={row.shown[i]?.replace('$', '')} onChange={(event) => setPrices(prices.map((each, at) => (at === i ? event.target.value : each)))} />
        </label>
      ))}
      <label>
        as of
        <input type="date" value={asOf} max={today} onChange={(event) => setAsOf(event.target.value)} />
      </label>
      <div className="actions">
        <button type="submit" className="primary">
          Enter
        </button>
        {own && (
          <button type="button" onClick={() => void change('price-remove', { id: `price ${row.id}` })}>
            Go back to the catalog
          </button>
        )}
      </div>
      <p className="note quiet">
        {row.note && `${row.note}. `}Source: {row.source}
      </p>
    </form>
  )
}
