import { useEffect, useState } from 'react'
import { type AdviceDiff, type AdviceSource } from '../../../core/contract/advise-views'
import { call } from '../../client'
import { DataTable } from '../../parts/data-table'
import { useToasts } from '../../state/toasts'
import { useCall } from '../../state/use-call'
import { ScenarioFileButton } from './scenario-file'
import { type SectionProps } from './sections'

/** This scenario beside a preset or a saved one: what differs, and what each says. */
export function DiffSection({ answer: { session } }: SectionProps) {
  const [names] = useCall('advise-names', null)
  const [source, compare] = useState<AdviceSource | null>(null)
  const [diff, setDiff] = useState<AdviceDiff | null>(null)
  const { complain } = useToasts()
  // It follows the scenario: what is edited is compared as it is now.
  useEffect(() => {
    if (source === null) return undefined
    let wanted = true
    call('advise-diff', { session, other: source }).then((found) => wanted && setDiff(found), complain)
    return () => {
      wanted = false
    }
  }, [source, session, complain])
  return (
    <section aria-label="Beside another scenario">
      <h2>Beside another scenario</h2>
      <div className="actions">
        {(names.at === 'ready' ? names.value.presets : []).map(({ name, title }) => (
          <button key={name} type="button" aria-pressed={source?.kind === 'preset' && source.name === name} onClick={() => compare({ kind: 'preset', name })}>
            {title}
          </button>
        ))}
        <ScenarioFileButton label="A saved scenario" name="Scenario file to compare with" onText={(file) => compare({ kind: 'text', ...file })} />
      </div>
      {diff && (
        <div role="status">
          <p>{diff.answer}</p>
          <p className="note quiet">{`${diff.before.name}: ${diff.before.answer}`}</p>
          <p className="note quiet">{`This one: ${diff.after.answer}`}</p>
          <DataTable
            caption="What differs between the two scenarios"
            rowKey={(row) => row.what}
            rows={diff.rows}
            page={12}
            columns={[
              { title: 'What', cell: (row) => row.what },
              { title: 'The other', cell: (row) => row.before },
              { title: 'This one', cell: (row) => row.after },
              { title: 'Unit', whole: true, cell: (row) => <span className="quiet">{row.unit}</span> },
            ]}
          />
        </div>
      )}
    </section>
  )
}
