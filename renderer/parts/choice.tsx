import { useId } from 'react'

interface Props<T extends string> {
  readonly legend: string
  readonly options: readonly { readonly value: T; readonly label: string; readonly meaning?: string; readonly aside?: string }[]
  readonly value: T
  readonly onChange: (value: T) => void
}

/** One of a few, all in sight. */
export function Choice<T extends string>({ legend, options, value, onChange }: Props<T>) {
  const name = useId()
  return (
    <fieldset className="choice">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input type="radio" name={name} value={option.value} checked={value === option.value} onChange={() => onChange(option.value)} />
          <span>
            {option.label}
            {option.aside && <span className="aside"> {option.aside}</span>}
            {option.meaning && <span className="note quiet">{option.meaning}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
