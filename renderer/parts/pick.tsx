import { useEffect, useId, useState } from 'react'

interface Props {
  readonly label: string
  readonly value: string
  /** What is offered while typing; anything may be typed, and the program says when it knows no such thing. */
  readonly options: readonly string[]
  readonly placeholder?: string
  /** Called when the choice is made: an option taken, Enter, or the field left. */
  readonly onChange: (value: string) => void
}

/** One of many by name: typed or taken from a list. */
export function Pick({ label, value, options, placeholder, onChange }: Props) {
  const id = useId()
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const commit = (text: string) => text.trim() !== value && onChange(text.trim())
  return (
    <div className="fit-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        list={`${id}-list`}
        value={typed}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => {
          setTyped(target.value)
          if (options.includes(target.value)) commit(target.value)
        }}
        onBlur={() => commit(typed)}
        onKeyDown={({ key }) => key === 'Enter' && commit(typed)}
      />
      <datalist id={`${id}-list`}>
        {options.map((option) => (
          <option key={option} value={option} />
        ))}
      </datalist>
    </div>
  )
}
