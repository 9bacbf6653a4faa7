import { type Provenance } from '../../core/result/provenance'

/** Where a number comes from, readable without colour (LOOK): solid, outlined, hatched, dotted. */
export const Badge = ({ kind, date }: { kind: Provenance; date?: string | null }) => (
  <span className={`badge ${kind}`}>
    {kind}
    {date ? ` ${date}` : ''}
  </span>
)
