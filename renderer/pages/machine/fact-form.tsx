import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'

interface Props {
  readonly name: string
  readonly value: string
  readonly onSave: (text: string) => void
  readonly onCancel: () => void
}

/** One field in the place of the value: Enter keeps it, Escape leaves it as it was. */
export function FactForm({ name, value, onSave, onCancel }: Props) {
  const [text, setText] = useState(value)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim()) onSave(text.trim())
  }
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onCancel()
  }
  return (
    <form className="fact-form" onSubmit={submit} onKeyDown={leave}>
      <input ref={field} type="text" aria-label={`${name}, as it is`} value={text} maxLength={256} onChange={(event) => setText(event.target.value)} />
      <button type="submit" disabled={!text.trim()}>
        Keep
      </button>
      <button type="button" className="plain" onClick={onCancel}>
        Cancel
      </button>
    </form>
  )
}
