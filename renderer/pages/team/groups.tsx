import { type TeamGroupRow } from '../../../core/contract/team-calls'
import { DataTable } from '../../parts/data-table'

/** How the choice and the first column call it. */
export const groupTitles = { gpu: 'GPU', name: 'Name', month: 'Month' } as const
/** And within a sentence. */
export const groupWords = { gpu: 'GPU', name: 'name', month: 'month' } as const

/** The fleet put together: the median of what each group's results share, and who is in it. */
export const Groups = ({ rows, by }: { rows: readonly TeamGroupRow[]; by: keyof typeof groupTitles }) => (
  <DataTable
    caption={`The team's results by ${groupWords[by]}`}
    rowKey={(row) => row.id}
    rows={rows}
    detailName={(row) => row.title}
    detail={(row) => <p className="note">{row.members}</p>}
    columns={[
      { title: groupTitles[by], cell: (row) => row.title },
      { title: 'Machines', number: true, cell: (row) => row.machines, sort: (row) => row.machines },
      { title: 'Results', number: true, cell: (row) => row.results, sort: (row) => row.results },
      { title: 'Count', number: true, cell: (row) => row.counts, sort: (row) => row.counts },
      { title: 'Score', number: true, cell: (row) => row.score || <span className="quiet">no score</span> },
      { title: 'Median', number: true, cell: (row) => row.median || <span className="quiet">none counts</span> },
      { title: 'Range', whole: true, cell: (row) => row.range },
      { title: 'of', cell: (row) => <span className="quiet">{row.benchmark}</span> },
      { title: 'Latest', whole: true, cell: (row) => row.latest },
    ]}
  />
)
