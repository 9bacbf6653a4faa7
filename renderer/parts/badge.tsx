/** Where a number comes from, readable without colour (LOOK): solid, outlined, hatched, dotted. */
export type Provenance = 'measured' | 'published' | 'predicted' | 'entered'

export const Badge = ({ kind, date }: { kind: Provenance; date?: string }) => (
  <span className={`badge ${kind}`}>
    {kind}
    {date ? ` ${date}` : ''}
  </span>
)
