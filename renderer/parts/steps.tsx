import { useId } from 'react'

interface Props {
  readonly label: string
  /** From the least to the most. */
  readonly steps: readonly number[]
  /** What is taken now; it may lie between two steps. */
  readonly value: number
  readonly unit: string
  readonly onChange: (value: number) => void
}

const written = (value: number): string => value.toLocaleString()

/** A slider over a list of amounts; what it stands at is said in words. */
export function Steps({ label, steps, value, unit, onChange }: Props) {
  const id = useId()
  const above = steps.findIndex((step) => step >= value)
  const at = above === -1 ? steps.length - 1 : above
  return (
    <div className="fit-field">
      <label htmlFor={id}>
        {label} <output htmlFor={id}>{`${written(value)} ${unit}`}</output>
      </label>
      <input id={id} type="range" min={0} max={steps.length - 1} step={1} value={at} aria-valuetext={`${written(value)} ${unit}`} onChange={({ target }) => onChange(steps[Number(target.value)]!)} />
    </div>
  )
}
