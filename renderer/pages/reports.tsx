import { useState } from 'react'
import { sampleReference } from '../../core/contract/app-api'
import { Answer } from '../parts/answer'
import { DataTable } from '../parts/data-table'
import { Empty, Failed, Show } from '../parts/states'
import { useApp } from '../state/app-context'
import { saveReport } from '../state/save'
import { useToasts } from '../state/toasts'
import { useCall } from '../state/use-call'
import { runName } from './run-name'

/** The run being looked at as a document. */
export function ReportsPage() {
  const { run, measure, open, measuring } = useApp()
  const [view] = useCall('run-view', { run }, measuring.ended)
  const [formats] = useCall('report-formats', null)
  const [busy, setBusy] = useState<string | null>(null)
  const toasts = useToasts()
  const save = async (format: string) => {
    setBusy(format)
    await saveReport(run, format, toasts)
    setBusy(null)
  }
  return (
    <Show
      of={view}
      failed={(why) =>
        why.code === 'not-found' && run === null ? (
          <Empty title="There is no run yet to report." action={{ label: 'Measure this machine', run: () => measure('quick') }} onSample={() => open('reports', sampleReference)}>
            A run leaves as a document: a page with charts to read, print and send, Markdown for a wiki, JSON for scripts.
          </Empty>
        ) : (
          <Failed why={why} heading />
        )
      }
    >
      {(shown) => (
        <>
          <Answer>Save {runName(shown)} as a document. It names no person, host or folder.</Answer>
          <p className="quiet">{shown.answer}</p>
          <Show of={formats} inside>
            {(list) => (
              <DataTable
                caption="Report formats"
                rowKey={(each) => each.id}
                rows={list}
                columns={[
                  { title: 'Format', whole: true, cell: (each) => each.title },
                  { title: 'For what', cell: (each) => each.meaning },
                  {
                    title: 'Save',
                    whole: true,
                    cell: (each) => (
                      <button type="button" disabled={busy !== null} onClick={() => void save(each.id)}>
                        {busy === each.id ? 'Making it…' : `Save as ${each.title}`}
                      </button>
                    ),
                  },
                ]}
              />
            )}
          </Show>
        </>
      )}
    </Show>
  )
}
