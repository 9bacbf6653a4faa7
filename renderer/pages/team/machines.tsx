import { useState } from 'react'
import { type TeamMachineRow } from '../../../core/contract/team-calls'
import { teamPrefix } from '../../../core/team/reference'
import { DataTable } from '../../parts/data-table'
import { Show } from '../../parts/states'
import { useApp } from '../../state/app-context'
import { useCall } from '../../state/use-call'
import { ResultActions } from './result-actions'

const referenceOf = ({ result }: Pick<TeamMachineRow, 'result'>): string => `${teamPrefix}${result}`

/** Colour repeats what the words say. */
const State = ({ row: { trust, trustText, validity } }: { row: TeamMachineRow }) => (trust === 'verified' && validity === 'valid' ? <>valid</> : <span className="doubt">{trust === 'verified' ? validity : trustText}</span>)

/** A machine's results over time, what its state means, and what may be done. */
function Details({ row, again }: { row: TeamMachineRow; again: () => void }) {
  const [history] = useCall('team-history', { id: row.id }, row.result)
  return (
    <>
      <p className="note">
        {row.description}. {row.trustMeaning}
        {row.doubts && <span className="doubt"> {row.doubts}.</span>}
      </p>
      <Show of={history} inside>
        {(results) => (
          <ul className="note">
            {results.map(({ date, value, score, result, marks }) => (
              <li key={result}>
                {date}: {value}
                {score && `, score ${score}`}
                {marks && <span className="doubt"> ({marks})</span>}
              </li>
            ))}
          </ul>
        )}
      </Show>
      <ResultActions row={row} again={again} />
    </>
  )
}

/** The fleet: latest result of each machine. Two that are picked are set beside each other. */
export function Machines({ rows, again }: { rows: readonly TeamMachineRow[]; again: () => void }) {
  const { diff } = useApp()
  const [picked, setPicked] = useState<TeamMachineRow | null>(null)
  const pick = (row: TeamMachineRow) => {
    if (!picked) setPicked(row)
    else if (picked.id === row.id) setPicked(null)
    else diff(referenceOf(picked), referenceOf(row))
  }
  return (
    <DataTable
      caption="Machines of the team, latest result first"
      rowKey={(row) => row.id}
      rows={rows}
      detailName={(row) => row.machine}
      detail={(row) => <Details row={row} again={again} />}
      columns={[
        { title: 'Machine', cell: (row) => (row.self ? <b>{`${row.machine} (this machine)`}</b> : row.machine) },
        { title: 'GPU', cell: (row) => row.gpu },
        { title: 'Date', whole: true, cell: (row) => row.date },
        { title: 'Score', number: true, cell: (row) => row.score || <span className="quiet">no score</span> },
        { title: 'Result', number: true, cell: (row) => row.value },
        { title: 'of', cell: (row) => <span className="quiet">{row.benchmark}</span> },
        { title: 'State', cell: (row) => <State row={row} /> },
        {
          title: 'Beside',
          whole: true,
          cell: (row) => (
            <button type="button" className="link" aria-pressed={picked?.id === row.id} aria-label={picked && picked.id !== row.id ? `Set ${picked.machine} beside ${row.machine}` : `Pick ${row.machine} to compare`} onClick={() => pick(row)}>
              {picked === null ? 'Pick' : picked.id === row.id ? 'Picked' : 'Compare'}
            </button>
          ),
        },
      ]}
    />
  )
}
