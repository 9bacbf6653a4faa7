import { Fragment, useState, type ReactNode } from 'react'

export interface Column<Row> {
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand right. */
  readonly number?: boolean
  /** Kept on one line. */
  readonly whole?: boolean
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
}

/** A table with its caption for screen readers, sticky heads, numbers to the right, and rows that open. */
export function DataTable<Row>({ caption, columns, rows, rowKey, detail, detailName, page = 100 }: Props<Row>) {
  const [open, setOpen] = useState<string | null>(null)
  const [shown, setShown] = useState(page)
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
              {columns.map(({ title, number }) => (
                <th key={title} scope="col" className={number ? 'number' : undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => {
              const key = rowKey(row)
              const more = detail?.(row) ?? null
              return (
                <Fragment key={key}>
                  <tr>
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
        <button type="button" onClick={() => setShown(shown + page)}>
          Show {Math.min(page, rows.length - shown)} more of {rows.length.toLocaleString()}
        </button>
      )}
    </>
  )
}
