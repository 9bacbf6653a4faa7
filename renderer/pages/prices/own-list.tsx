import { type PricesView } from '../../../core/contract/price-calls'
import { Badge } from '../../parts/badge'
import { DataTable } from '../../parts/data-table'
import { type MakeChange } from './use-change'

/** All that was entered, newest first; each can be taken away, and the last change undone. */
export const OwnList = ({ own, canUndo, change }: Pick<PricesView, 'own' | 'canUndo'> & { change: MakeChange }) => (
  <section>
    <h2>
      Your own figures <Badge kind="entered" />
    </h2>
    {own.length === 0 ? (
      <p className="quiet">Nothing has been entered. Open a price below, set a discount, or import a price file.</p>
    ) : (
      <DataTable
        caption="Own figures, newest first"
        rowKey={(entry) => entry.id}
        rows={own}
        page={20}
        columns={[
          { title: 'What', cell: (entry) => entry.what },
          { title: 'Of', cell: (entry) => entry.of },
          { title: 'Figures', cell: (entry) => entry.figures },
          { title: 'As of', whole: true, cell: (entry) => entry.asOf },
          { title: 'Doubt', cell: (entry) => <span className="doubt">{entry.doubt}</span> },
          {
            title: 'Remove',
            cell: (entry) => (
              <button type="button" className="plain" aria-label={`Remove ${entry.id}`} onClick={() => void change('price-remove', { id: entry.id })}>
                Remove
              </button>
            ),
          },
        ]}
      />
    )}
    {canUndo && (
      <button type="button" onClick={() => void change('price-undo', { revision: null })}>
        Undo the last change
      </button>
    )}
  </section>
)
