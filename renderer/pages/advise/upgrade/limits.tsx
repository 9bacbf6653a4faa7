import { useState } from 'react'
import { type UpgradeView } from '../../../../core/contract/upgrade-calls'
import { type Limits } from '../../../../core/upgrade/limits'
import { NumberField } from '../../../parts/number-field'

interface Props {
  readonly fields: UpgradeView['fields']
  readonly limits: Limits
  readonly entered: readonly string[]
  /** What is typed at the moment was refused, and why. */
  readonly refused: string | null
  readonly onLimits: (next: Limits) => void
  readonly onEntered: (next: readonly string[]) => void
}

/** Purse, power supply and case, and parts with a price that somebody saw. What is left empty is not known, and said so. */
export function LimitsForm({ fields, limits, entered, refused, onLimits, onEntered }: Props) {
  const [typed, setTyped] = useState('')
  const held = limits as Readonly<Record<string, number | null>>
  const changed = fields.filter(({ key, usual }) => (held[key] ?? null) !== usual).length
  return (
    <details className="upgrade-limits" open>
      <summary>
        Budget, power supply, case, own parts
        {changed + entered.length > 0 && <b>{`, ${changed + entered.length} entered`}</b>}
      </summary>
      <div className="fields">
        {fields.map(({ key, label, unit, min, max, whole, usual, means }) => (
          <NumberField key={key} label={label} unit={unit} value={held[key] === usual ? null : (held[key] ?? null)} usual={usual} min={min} max={max} whole={whole} hint={means} empty="not said" onChange={(value) => onLimits({ ...limits, [key]: value ?? usual })} />
        ))}
      </div>
      <form
        className="actions"
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim() === '') return
          onEntered([...entered, typed.trim()])
          setTyped('')
        }}
      >
        <label htmlFor="upgrade-part">A part of your own with its price</label>
        <input id="upgrade-part" value={typed} maxLength={200} placeholder="RTX 4090 = 1500" autoComplete="off" aria-describedby="upgrade-part-note" onChange={(event) => setTyped(event.target.value)} />
        <button type="submit">Add part</button>
      </form>
      <p id="upgrade-part-note" className="note quiet">
        A card by name, or ram 64, ssd 4, psu 1000 (GiB, TB, W), then = and USD.
      </p>
      {refused && (
        <p className="failed" role="alert">
          {refused}
        </p>
      )}
      {entered.length > 0 && (
        <ul className="own-parts" aria-label="Own parts">
          {entered.map((part, i) => (
            <li key={`${i} ${part}`}>
              {part}{' '}
              <button type="button" className="link" aria-label={`Remove ${part}`} onClick={() => onEntered(entered.filter((_, at) => at !== i))}>
                Remove
              </button>
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}
