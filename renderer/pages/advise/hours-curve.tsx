import { useEffect, useState } from 'react'
import { type AdviceView } from '../../../core/contract/advise-views'
import { Chart } from '../../parts/chart'

interface Props {
  readonly view: AdviceView
  readonly onSlide: (hours: number) => void
}

/** Break-even over hours a week. The marker follows the hand and the slider at once; the verdict follows it. */
export function HoursCurve({ view: { curve, hours }, onSlide }: Props) {
  /** Where the hand is, until the answer has come so far. */
  const [held, setHeld] = useState<number | null>(null)
  useEffect(() => setHeld((before) => (before === hours.value ? null : before)), [hours.value])
  if (curve?.kind !== 'curve') return null
  const value = held ?? hours.value
  const move = (wanted: number) => {
    if (wanted === value) return
    setHeld(wanted)
    onSlide(wanted)
  }
  const marker = curve.marker && { ...curve.marker, value, label: value === hours.value ? curve.marker.label : `${value} h` }
  return (
    <div className="hours">
      <Chart chart={{ ...curve, marker }} onPick={move}>
        <label className="slider">
          <span className="hidden">Hours of work a week</span>
          <input type="range" min={0} max={hours.max} step={curve.marker?.step ?? 1} value={value} aria-valuetext={marker?.label ?? String(value)} onChange={(event) => move(Number(event.target.value))} />
          <output>{value} h a week</output>
        </label>
      </Chart>
    </div>
  )
}
