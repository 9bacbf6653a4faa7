import { useState, type FormEvent } from 'react'
import { type PricesView } from '../../../core/contract/price-calls'
import { type MakeChange } from './use-change'

/** What a contract takes off a provider's list prices. */
export const Discounts = ({ providers, today, change }: { providers: PricesView['providers']; today: string; change: MakeChange }) => (
  <section>
    <h2>Discount by provider</h2>
    <div className="discounts">
      {providers.map((each) => (
        <Discount key={`${each.provider} ${each.percent}`} {...each} today={today} change={change} />
      ))}
    </div>
  </section>
)

function Discount({ provider, percent, asOf, instances, today, change }: PricesView['providers'][number] & { today: string; change: MakeChange }) {
  const [typed, setTyped] = useState(percent)
  const save = (event: FormEvent) => {
    event.preventDefault()
    void change('price-discount', { provider, percent: typed, asOf: today })
  }
  return (
    <form onSubmit={save} aria-label={`Discount of ${provider}`}>
      <label>
        {provider}, %
        <input type="text" inputMode="decimal" value={typed} placeholder="0" onChange={(event) => setTyped(event.target.value)} />
      </label>
      <button type="submit" disabled={typed === percent}>
        Set
      </button>
      <span className="note quiet">{asOf ? `entered ${asOf}` : `${instances} instances`}</span>
    </form>
  )
}
