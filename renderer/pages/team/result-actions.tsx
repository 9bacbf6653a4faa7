import { useId, useState, type FormEvent } from 'react'
import { type TeamMachineRow, type TeamView } from '../../../core/contract/team-calls'
import { teamPrefix } from '../../../core/team/reference'
import { call } from '../../client'
import { DataTable } from '../../parts/data-table'
import { Dialog } from '../../parts/dialog'
import { useApp } from '../../state/app-context'
import { useToasts } from '../../state/toasts'

/** What may be done with the latest result of a machine: look at it, compare it, take it back, or hide it here. */
export function ResultActions({ row, again }: { row: TeamMachineRow; again: () => void }) {
  const { open } = useApp()
  const { say, complain } = useToasts()
  const [asking, setAsking] = useState(false)
  const [why, setWhy] = useState('')
  const id = useId()
  const reference = `${teamPrefix}${row.result}`
  const done = ({ message }: { message: string }) => {
    say(message)
    again()
  }
  const withdraw = (event: FormEvent) => {
    event.preventDefault()
    setAsking(false)
    call('team-withdraw', { result: row.result, why }).then(done, complain)
  }
  return (
    <div className="actions">
      <button type="button" onClick={() => open('measure', reference)}>
        Look at this result
      </button>
      <button type="button" onClick={() => open('compare', reference)}>
        Compare it with the cloud
      </button>
      {row.self ? (
        <button type="button" onClick={() => setAsking(true)}>
          Withdraw…
        </button>
      ) : (
        <button type="button" onClick={() => void call('team-hide', { result: row.result, hidden: true }).then(done, complain)}>
          Hide here
        </button>
      )}
      {asking && (
        <Dialog title="Withdraw this result" form onClose={() => setAsking(false)}>
          <form onSubmit={withdraw}>
            <p>Colleagues no longer see it. Its file stays in the folder, as all files do, and this cannot be undone: measure and publish again instead.</p>
            <label htmlFor={id}>Why? Colleagues can read it.</label>
            <input id={id} value={why} maxLength={200} required placeholder="measured on battery" onChange={(event) => setWhy(event.target.value)} />
            <div className="actions">
              <button type="submit" className="primary" disabled={why.trim() === ''}>
                Withdraw it
              </button>
              <button type="button" onClick={() => setAsking(false)}>
                Keep it
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </div>
  )
}

/** What this machine alone does not show, and the way back. */
export function Hidden({ hidden, again }: { hidden: TeamView['hidden']; again: () => void }) {
  const { say, complain } = useToasts()
  const done = ({ message }: { message: string }) => {
    say(message)
    again()
  }
  const show = (result: string) => void call('team-hide', { result, hidden: false }).then(done, complain)
  return (
    <>
      <h2>Hidden here</h2>
      <DataTable
        caption="Results that are hidden on this machine alone"
        rowKey={(row) => row.result}
        rows={hidden}
        page={20}
        columns={[
          { title: 'Machine', cell: (row) => row.machine },
          { title: 'Date', whole: true, cell: (row) => row.date },
          { title: 'Result', whole: true, cell: (row) => <code>{row.result}</code> },
          {
            title: 'Again',
            whole: true,
            cell: (row) => (
              <button type="button" className="link" aria-label={`Show the result of ${row.machine} again`} onClick={() => show(row.result)}>
                Show again
              </button>
            ),
          },
        ]}
      />
    </>
  )
}
