import { useEffect, useId, useState } from 'react'
import { type AssumptionRow, type ChoiceRow } from '../../../core/contract/advise-views'
import { Badge } from '../../parts/badge'
import { type Advice } from './use-advice'

interface EditProps {
  readonly id: string
  readonly value: string
  readonly list?: string
  readonly numeric?: boolean
  readonly placeholder?: string
  readonly describedBy: string
  readonly invalid: boolean
  readonly onEnter: (typed: string) => void
}

/** Text that holds once it is entered: by Enter, or by leaving it. Escape brings back what stood there. */
function Edit({ id, value, list, numeric = false, placeholder, describedBy, invalid, onEnter }: EditProps) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const enter = () => typed !== value && onEnter(typed)
  return (
    <input
      id={id}
      list={list}
      inputMode={numeric ? 'decimal' : undefined}
      autoComplete="off"
      maxLength={200}
      placeholder={placeholder}
      value={typed}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => numeric && event.target.select()}
      onBlur={enter}
      onKeyDown={(event) => {
        if (event.key === 'Enter') enter()
        else if (event.key === 'Escape') setTyped(value)
        else return
        event.stopPropagation()
      }}
    />
  )
}

const Reset = ({ to, title, onClick }: { to: string; title: string; onClick: () => void }) => (
  <button type="button" className="link" aria-label={`Reset ${title}`} onClick={onClick}>
    {to === '' ? 'Reset' : `Back to ${to}`}
  </button>
)

/** Where the number is from: a badge where it is one of the four kinds, else the words of its source. */
const Source = ({ row: { kind, source, asOf } }: { row: AssumptionRow }) => (
  <>
    {kind === 'measured' || kind === 'published' || kind === 'predicted' || kind === 'entered' ? <Badge kind={kind} date={asOf} /> : null} {kind === 'entered' ? '' : source.replace(/^catalog: /, '')}
  </>
)

/** One number: short name, value in place, unit, where it is from, and the way back to its default. */
export function AssumptionField({ row, advice }: { row: AssumptionRow; advice: Advice }) {
  const id = useId()
  const [refused, setRefused] = useState<string | null>(null)
  useEffect(() => setRefused(null), [row.value])
  const { key, title, means, unit, value, changed, standard, needed, doubt } = row
  return (
    <div className={changed ? 'field changed' : 'field'}>
      <label htmlFor={id} title={means}>
        {title}
      </label>
      <Edit id={id} numeric value={value} placeholder={needed ? 'needed' : 'unknown'} invalid={refused !== null || needed} describedBy={`${id}-note`} onEnter={(typed) => void advice.change({ kind: 'set', key, typed }).then(setRefused)} />
      <span className="unit quiet">{unit}</span>
      <div id={`${id}-note`} className="note quiet">
        {refused ? (
          <span className="failed" role="alert">
            {refused}
          </span>
        ) : (
          <Source row={row} />
        )}{' '}
        {doubt && <span className="doubt">{doubt}</span>} {changed && <Reset to={standard} title={title} onClick={() => void advice.change({ kind: 'reset', key })} />}
      </div>
    </div>
  )
}

/** What is owned, where, what is rented: choosing fills the numbers that hang on it. */
export function ChoiceField({ row, advice }: { row: ChoiceRow; advice: Advice }) {
  const id = useId()
  const [refused, setRefused] = useState<string | null>(null)
  useEffect(() => setRefused(null), [row.value])
  const { what, title, value, changed, standard, hint, options } = row
  const choose = (wanted: string) => void advice.change({ kind: 'choose', what, value: wanted }).then(setRefused)
  return (
    <div className={changed ? 'field wide changed' : 'field wide'}>
      <label htmlFor={id}>{title}</label>
      {options.length > 0 ? (
        <select id={id} value={value} aria-describedby={`${id}-note`} onChange={(event) => choose(event.target.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <Edit id={id} value={value} list={`names-${what}`} placeholder="not said" invalid={refused !== null} describedBy={`${id}-note`} onEnter={choose} />
      )}
      <div id={`${id}-note`} className="note quiet">
        {refused ? (
          <span className="failed" role="alert">
            {refused}
          </span>
        ) : (
          hint
        )}{' '}
        {changed && <Reset to={standard} title={title} onClick={() => void advice.change({ kind: 'unchoose', what })} />}
      </div>
    </div>
  )
}
