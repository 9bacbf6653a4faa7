import { type SwapView } from '../../../../core/contract/upgrade-calls'
import { Badge } from '../../../parts/badge'
import { DataTable } from '../../../parts/data-table'
import { HowWeKnow } from '../../../parts/how-we-know'

interface Props {
  readonly swap: SwapView
  readonly onKeep: () => void
  readonly onSave: () => void
  readonly onClose: () => void
}

/** One part put in: before beside after, what would newly fit, and the scenario to keep. */
export const Swap = ({ swap: { part, answer, rows, newly }, onKeep, onSave, onClose }: Props) => (
  <div className="swap" role="group" aria-label={`With ${part}`}>
    <p role="status">{answer}</p>
    <DataTable
      caption={`As it is beside the machine with ${part}`}
      rowKey={(row) => row.what}
      rows={rows}
      columns={[
        { title: 'What', whole: true, cell: (row) => row.what },
        { title: 'As it is', cell: (row) => row.before },
        { title: 'With it', cell: (row) => row.after },
        { title: 'Kind', whole: true, cell: (row) => row.kind && <Badge kind={row.kind} /> },
      ]}
    />
    <HowWeKnow title={newly.length === 0 ? 'No more models would fit' : `${newly.length} ways to use a model would newly fit`} lines={newly} />
    <div className="actions">
      <button type="button" className="primary" onClick={onKeep}>
        Keep as scenario
      </button>
      <button type="button" onClick={onSave}>
        Save scenario with it
      </button>
      <button type="button" className="plain" onClick={onClose}>
        Take it out
      </button>
    </div>
  </div>
)
