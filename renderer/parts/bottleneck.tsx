import { useState } from 'react'
import { type BottleneckView } from '../../core/contract/bottleneck-calls'
import { Badge } from './badge'
import { Chart } from './chart'
import { DataTable } from './data-table'
import { Figures } from './figures'
import { HowWeKnow } from './how-we-know'

type Finding = BottleneckView['findings'][number]
type Evidence = Finding['evidence']
const heading = 'What holds the work back'

const EvidenceTable = ({ caption, rows }: { caption: string; rows: Evidence }) => (
  <DataTable
    caption={caption}
    rowKey={(row) => `${row.text} ${row.benchmark}`}
    rows={rows}
    columns={[
      {
        title: 'Evidence',
        cell: (row) => (
          <>
            {row.text}
            {row.benchmark && <span className="note quiet">{` ${row.benchmark}`}</span>}
          </>
        ),
      },
      { title: 'Value', number: true, cell: (row) => row.value },
      { title: 'Kind', whole: true, cell: (row) => <Badge kind={row.kind} /> },
    ]}
  />
)

const FindingPart = ({ finding: { title, text, sure, why, gain, doubled, next, remedies, evidence } }: { finding: Finding }) => (
  <section aria-label={title}>
    <h3>{title}</h3>
    <p>{text}</p>
    <p className="note">{[doubled, gain].filter(Boolean).map((words) => `${words[0]!.toUpperCase()}${words.slice(1)}.`).join(' ')} {next}</p>
    <p className="note quiet">{`How sure: ${sure}; ${why}.`}</p>
    <EvidenceTable caption={`What it stands on: ${title}`} rows={evidence} />
    <p className="note quiet">What to try:</p>
    <ul className="note">
      {remedies.map((remedy) => (
        <li key={remedy}>{remedy}</li>
      ))}
    </ul>
  </section>
)

/** The answer and its proof: where the time goes, each finding with its evidence, and every part that was looked at. */
const Proof = ({ view }: { view: BottleneckView }) => (
  <>
    <Figures figures={view.figures} />
    {view.chart && <Chart chart={view.chart} />}
    {view.findings.map((finding) => (
      <FindingPart key={finding.id} finding={finding} />
    ))}
    <h3>Every part that was looked at</h3>
    <DataTable
      caption="Every part that was looked at"
      rowKey={(row) => row.id}
      rows={view.looked}
      detailName={(row) => row.name}
      detail={(row) => (row.evidence.length > 0 ? <EvidenceTable caption={`Evidence: ${row.name}`} rows={row.evidence} /> : null)}
      columns={[
        { title: 'Part', whole: true, cell: (row) => row.name },
        { title: 'Time of a unit', number: true, cell: (row) => row.time },
        { title: 'State', whole: true, cell: (row) => <span className={row.state === 'holds-back' ? 'doubt' : row.state === 'has-room' ? undefined : 'quiet'}>{row.stateText}</span> },
        { title: 'What was seen', cell: (row) => <span className="note">{row.state === 'holds-back' ? 'As above.' : row.text}</span> },
      ]}
    />
    <HowWeKnow lines={view.notes} title="How we know what holds it back" />
  </>
)

interface Props {
  readonly view: BottleneckView
  /** For a screen reader, where several stand on one page. */
  readonly name?: string
  /** The proof stands behind a click: the page is about something else. */
  readonly folded?: boolean
  readonly onMeasure?: (only: readonly string[]) => void
  readonly onChooseWork?: () => void
}

/** What holds the user's work back on the machine of a run. */
export function Bottleneck({ view, name = heading, folded = false, onMeasure, onChooseWork }: Props) {
  // A chart that nobody sees has no width to be drawn in.
  const [open, setOpen] = useState(false)
  return (
    <section className="bottleneck" aria-label={name}>
      <h2>{heading}</h2>
      <p>{view.answer}</p>
      <p className="note quiet">
        {`For: ${view.workload}.`}
        {view.byDefault && ' Nobody chose a work yet: this is the usual first one. '}
        {view.byDefault && onChooseWork && (
          <button type="button" className="link" onClick={onChooseWork}>
            Choose yours
          </button>
        )}
      </p>
      {view.measure.length > 0 && onMeasure && (
        <div className="actions">
          <button type="button" onClick={() => onMeasure(view.together)}>
            Measure again, with what is missing
          </button>
          <span className="note quiet">{view.measure.map(({ title }) => title).join(', ')}</span>
        </div>
      )}
      {folded ? (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>The proof</summary>
          {open && <Proof view={view} />}
        </details>
      ) : (
        <Proof view={view} />
      )}
    </section>
  )
}
