import { type ReactNode } from 'react'
import { type Figure } from '../../core/contract/views'
import { Badge } from './badge'

interface Tile {
  readonly id: string
  readonly label: string
  readonly value: ReactNode
  /** Interval and badge. */
  readonly beside?: ReactNode
  readonly doubt?: string | null
  readonly meaning: string
}

/** Up to four numbers that carry the answer. */
const Tiles = ({ tiles }: { tiles: readonly Tile[] }) => (
  <ul className="figures">
    {tiles.map(({ id, label, value, beside, doubt, meaning }) => (
      <li key={id}>
        <div className="label">{label}</div>
        <div className="number">{value}</div>
        {beside && <div className="beside">{beside}</div>}
        {doubt && <div className="note doubt">{doubt}</div>}
        <div className="note quiet">{meaning}</div>
      </li>
    ))}
  </ul>
)

export const Figures = ({ figures }: { figures: readonly Figure[] }) => (
  <Tiles
    tiles={figures.map(({ id, label, value, unit, band, provenance, date, meaning, doubt }) => ({
      id,
      label,
      meaning,
      doubt,
      value: (
        <>
          {value} {unit && <small>{unit}</small>}
        </>
      ),
      beside: (
        <>
          {band && <span className="quiet">{band}</span>} <Badge kind={provenance} date={date} />
        </>
      ),
    }))}
  />
)

export const FactFigures = ({ figures }: { figures: readonly { id: string; label: string; value: string; meaning: string; known: boolean }[] }) => (
  <Tiles tiles={figures.map(({ known, value, ...rest }) => ({ ...rest, value: known ? value : <span className="quiet">{value}</span> }))} />
)
