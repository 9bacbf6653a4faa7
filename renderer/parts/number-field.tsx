import { useState } from 'react'
import { typedNumber } from '../../core/text/typed-number'
import { Field } from './field'

interface Props {
  readonly label: string
  readonly unit: string
  /** What somebody entered; null: the default holds. */
  readonly value: number | null
  /** Shown until something is entered; null: there is none. */
  readonly usual?: number | null
  readonly min: number
  readonly max: number
  readonly whole?: boolean
  readonly hint?: string
  /** In the box while it is empty. */
  readonly empty?: string
  readonly onChange: (value: number | null) => void
}

/** A number in its range. What is none stays in the box, with why, and goes nowhere; an emptied box is the default again. */
export function NumberField({ label, unit, value, usual = null, min, max, whole = false, hint, empty, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const held = value ?? usual
  const text = typed ?? (held === null ? '' : String(held))
  const fits = (number: number) => number >= min && number <= max && (!whole || Number.isInteger(number))
  const wrong = typed !== null && typed.trim() !== '' && !fits(typedNumber(typed))
  const type = (next: string) => {
    setTyped(next)
    const number = typedNumber(next)
    if (next.trim() === '') onChange(null)
    else if (fits(number)) onChange(number === usual ? null : number)
  }
  const reset = () => {
    setTyped(null)
    onChange(null)
  }
  return (
    <Field label={label} unit={unit} hint={hint ?? ''} error={wrong ? `A ${whole ? 'whole ' : ''}number from ${min} to ${max}` : null} changed={value !== null || wrong} onReset={reset}>
      {(box) => <input {...box} type="text" inputMode="decimal" autoComplete="off" maxLength={30} className="number" placeholder={empty} value={text} onChange={(event) => type(event.target.value)} onBlur={() => !wrong && setTyped(null)} />}
    </Field>
  )
}
