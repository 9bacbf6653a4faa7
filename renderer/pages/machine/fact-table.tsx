import { useState } from 'react'
import { type z } from 'zod'
import { type factRow } from '../../../core/contract/views'
import { asRefusal } from '../../../core/contract/client'
import { type CallFailure } from '../../../core/contract/app-api'
import { call } from '../../client'
import { Badge } from '../../parts/badge'
import { DataTable } from '../../parts/data-table'
import { Failed } from '../../parts/states'
import { FactForm } from './fact-form'

export type FactRow = z.infer<typeof factRow>

interface Props {
  readonly facts: readonly FactRow[]
  /** Facts of a run that was kept are what they were. */
  readonly editable: boolean
  readonly onChanged: () => void
}

/** Every fact with its source; a wrong one is corrected in place, and a correction undone. */
export function FactTable({ facts, editable, onChanged }: Props) {
  const [edited, setEdited] = useState<string | null>(null)
  const [failure, setFailure] = useState<CallFailure | null>(null)
  const change = (made: Promise<unknown>) =>
    void made.then(
      () => {
        setEdited(null)
        setFailure(null)
        onChanged()
      },
      (error: unknown) => setFailure(asRefusal(error)),
    )
  const value = (row: FactRow) => {
    if (edited === row.id) return <FactForm name={row.name} value={row.known ? row.value : ''} onSave={(text) => change(call('fact-set', { id: row.id, text }))} onCancel={() => setEdited(null)} />
    return (
      <>
        {row.known ? row.value : <span className="quiet">{row.value}</span>} {row.entered && <Badge kind="entered" />}
        {row.otherwise && <span className="note quiet">{row.otherwise}</span>}
      </>
    )
  }
  const actions = (row: FactRow) =>
    edited === row.id ? null : row.entered ? (
      <button type="button" className="plain" aria-label={`Undo the correction of ${row.name}`} onClick={() => change(call('fact-unset', { id: row.id }))}>
        Undo
      </button>
    ) : (
      <button type="button" className="plain" aria-label={`Correct ${row.name}`} onClick={() => setEdited(row.id)}>
        Correct
      </button>
    )
  return (
    <>
      {failure && <Failed why={failure} />}
      <DataTable
        caption="Facts about the machine and where they were read"
        rowKey={(row) => row.id}
        rows={facts}
        columns={[
          { title: 'Fact', whole: true, cell: (row) => row.name },
          { title: 'Value', cell: value },
          { title: 'Read from', cell: (row) => <span className="quiet">{row.source}</span> },
          ...(editable ? [{ title: 'Wrong?', whole: true, cell: actions }] : []),
        ]}
      />
    </>
  )
}
