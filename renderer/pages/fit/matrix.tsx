import { useId, useState } from 'react'
import { type FitMatrixView } from '../../../core/contract/fit-calls'
import { DataTable } from '../../parts/data-table'
import { HowWeKnow } from '../../parts/how-we-know'

type Cell = FitMatrixView['rows'][number]['cells'][number]

const CellText = ({ verdict, verdictText, need, more }: Cell) =>
  verdict === null ? (
    <span className="quiet">–</span>
  ) : (
    <>
      <span className={verdict === 'does-not-fit' ? 'quiet' : undefined}>{need}</span> <span className={`fit-verdict ${verdict}`}>{verdictText}</span>
      {more && <span className="note quiet fit-more">{more}</span>}
    </>
  )

/** Every model in every way on one target, with what is shown narrowed by name, family and what fits. */
export function FitMatrix({ matrix: { answer, target, columns, families, rows, notes }, show }: { matrix: FitMatrixView; show: (model: string) => void }) {
  const ids = { name: useId(), family: useId(), way: useId() }
  const [name, setName] = useState('')
  const [family, setFamily] = useState('')
  const [way, setWay] = useState('')
  const column = columns.findIndex(({ id }) => id === way)
  const passing = rows.filter((row) => row.name.toLowerCase().includes(name.trim().toLowerCase()) && (family === '' || row.family === family) && (column === -1 || (row.cells[column]?.verdict ?? 'does-not-fit') !== 'does-not-fit'))
  return (
    <section aria-label="Every model">
      <h2>Every model on {target}</h2>
      <p className="fit-lead">{answer}</p>
      <div className="fit-filters" role="group" aria-label="Which models are shown">
        <div className="fit-field">
          <label htmlFor={ids.name}>Name has</label>
          <input id={ids.name} type="search" value={name} onChange={({ target: input }) => setName(input.value)} />
        </div>
        <div className="fit-field">
          <label htmlFor={ids.family}>Family</label>
          <select id={ids.family} value={family} onChange={({ target: input }) => setFamily(input.value)}>
            <option value="">all</option>
            {families.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </div>
        <div className="fit-field">
          <label htmlFor={ids.way}>That fit for</label>
          <select id={ids.way} value={way} onChange={({ target: input }) => setWay(input.value)}>
            <option value="">anything, or not</option>
            {columns.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </div>
        <p className="note quiet" role="status">
          {passing.length} of {rows.length} models
        </p>
      </div>
      {passing.length === 0 ? (
        <p className="quiet">No model passes these filters.</p>
      ) : (
        <DataTable
          caption={`Needed memory of every model on ${target}`}
          rows={passing}
          rowKey={(row) => row.id}
          columns={[
            {
              title: 'Model',
              whole: true,
              cell: (row) => (
                <button type="button" className="plain link" onClick={() => show(row.name)} aria-label={`Show ${row.name}`}>
                  {row.name}
                </button>
              ),
            },
            { title: 'Parameters', number: true, cell: (row) => row.params },
            ...columns.map(({ title }, i) => ({ title, number: true, cell: (row: FitMatrixView['rows'][number]) => <CellText {...row.cells[i]!} /> })),
          ]}
        />
      )}
      <HowWeKnow title="How the matrix was made" lines={notes} />
    </section>
  )
}
