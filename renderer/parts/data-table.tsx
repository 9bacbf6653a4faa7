import { Fragment, useState, type ReactNode } from 'react'

export interface Column<Row> {
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand right. */
  readonly number?: boolean
  /** Kept on one line. */
  readonly whole?: boolean
  /** The head sorts by it; null is unknown, and last either way. */
  readonly sort?: (row: Row) => number | string | null
}

interface Props<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** What opens below a row; null for rows that hold no more. */
  readonly detail?: (row: Row) => ReactNode
  /** How a screen reader names the button that opens it. */
  readonly detailName?: (row: Row) => string
  /** Rows shown before "Show more" is asked for. */
  readonly page?: number
  /** Which row is open, and marked, where the page knows; it is shown even beyond the page. */
  readonly open?: string | null
  readonly onOpen?: (key: string | null) => void
}

interface Order {
  readonly title: string
  readonly down: boolean
}

function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], order: Order | null): readonly Row[] {
  const of = columns.find(({ title }) => title === order?.title)?.sort
  if (!order || !of) return rows
  const sign = order.down ? -1 : 1
  return [...rows].sort((a, b) => {
    const [x, y] = [of(a), of(b)]
    if (x === null || y === null) return Number(x === null) - Number(y === null)
    return sign * (typeof x === 'string' ? x.localeCompare(String(y)) : x - Number(y))
  })
}

/** Up, down, and as the rows came. */
const next = (order: Order | null, title: string): Order | null => (order?.title !== title ? { title, down: false } : order.down ? null : { title, down: true })

/** A table with its caption for screen readers, sticky heads, numbers to the right, and rows that open. */
export function DataTable<Row>({ caption, columns, rows, rowKey, detail, detailName, page = 100, open: wanted, onOpen }: Props<Row>) {
  const [own, setOwn] = useState<string | null>(null)
  const [open, setOpen] = onOpen ? [wanted ?? null, onOpen] : [own, setOwn]
  const [order, setOrder] = useState<Order | null>(null)
  const [asked, setAsked] = useState(page)
  const inOrder = sorted(rows, columns, order)
  const shown = Math.max(asked, open === null ? 0 : inOrder.findIndex((row) => rowKey(row) === open) + 1)
  return (
    <>
      <div className="scroll">
        <table>
          <caption className="hidden">{caption}</caption>
          <thead>
            <tr>
              {detail && (
                <th scope="col" className="opener">
                  <span className="hidden">Details</span>
                </th>
              )}
              {columns.map(({ title, number, sort }) => (
                <th key={title} scope="col" className={number ? 'number' : undefined} aria-sort={order?.title !== title ? undefined : order.down ? 'descending' : 'ascending'}>
                  {sort ? (
                    <button type="button" className="sort" onClick={() => setOrder(next(order, title))}>
                      {title}
                      <span aria-hidden="true">{order?.title !== title ? '' : order.down ? ' ↓' : ' ↑'}</span>
                    </button>
                  ) : (
                    title
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inOrder.slice(0, shown).map((row) => {
              const key = rowKey(row)
              const more = detail?.(row) ?? null
              return (
                <Fragment key={key}>
                  <tr data-row={key} className={onOpen && open === key ? 'selected' : undefined}>
                    {detail && (
                      <td className="opener">
                        {more && (
                          <button type="button" className="plain" aria-expanded={open === key} aria-label={`Details of ${detailName?.(row) ?? key}`} onClick={() => setOpen(open === key ? null : key)}>
                            <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                              <path d="M4 2l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="1.5" />
                            </svg>
                          </button>
                        )}
                      </td>
                    )}
                    {columns.map(({ title, cell, number, whole }) => (
                      <td key={title} className={number ? 'number' : whole ? 'whole' : undefined}>
                        {cell(row)}
                      </td>
                    ))}
                  </tr>
                  {open === key && (
                    <tr className="detail">
                      <td colSpan={columns.length + 1}>{more}</td>
                    </tr>
                  )}
                </Fragment>
              )
            })}
          </tbody>
        </table>
      </div>
      {rows.length > shown && (
        <button type="button" onClick={() => setAsked(shown + page)}>
          Show {Math.min(page, rows.length - shown)} more of {rows.length.toLocaleString()}
        </button>
      )}
    </>
  )
}
