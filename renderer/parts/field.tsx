import { useId, type ReactNode } from 'react'

interface Props {
  readonly label: string
  readonly unit?: string
  readonly hint?: string
  /** Beside the box, and said with it. */
  readonly error?: string | null
  /** It is not as it was at first; with the way back. */
  readonly changed?: boolean
  readonly onReset?: () => void
  readonly children: (box: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode
}

/** A label, its box, the unit behind it, and below what helps or what is wrong. */
export function Field({ label, unit, hint, error, changed = false, onReset, children }: Props) {
  const id = useId()
  const said = error ?? hint
  return (
    <div className={changed ? 'input-field changed' : 'input-field'}>
      <label htmlFor={id}>{label}</label>
      {changed && onReset && (
        <button type="button" className="plain reset" aria-label={`Reset ${label}`} title="Back to the default" onClick={onReset}>
          Reset
        </button>
      )}
      <div className="box">
        {children({ id, ...(said ? { 'aria-describedby': `${id}-said` } : {}), ...(error ? { 'aria-invalid': true } : {}) })}
        {unit && <span className="quiet">{unit}</span>}
      </div>
      {said && (
        <div id={`${id}-said`} className={error ? 'note failed' : 'note quiet'}>
          {said}
        </div>
      )}
    </div>
  )
}
