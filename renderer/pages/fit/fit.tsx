import { useState } from 'react'
import { type FitDetailView, type FitRequest } from '../../../core/contract/fit-calls'
import { Answer } from '../../parts/answer'
import { Badge } from '../../parts/badge'
import { Chart } from '../../parts/chart'
import { DataTable } from '../../parts/data-table'
import { Figures } from '../../parts/figures'
import { HowWeKnow } from '../../parts/how-we-know'
import { Loading, Show } from '../../parts/states'
import { useApp } from '../../state/app-context'
import { useCall } from '../../state/use-call'
import { FitInputs } from './inputs'
import { FitMatrix } from './matrix'

const nothingAsked: FitRequest = { gpu: null, other: null, model: null, config: null, method: null, quantization: null, contextTokens: null, batch: null }

function Detail({ view: { figures, chart, parts, remedies, remediesTitle, workload, notes, verdict, verdictText } }: { view: FitDetailView }) {
  return (
    <>
      <p className="quiet">
        {workload}: <span className={`fit-verdict ${verdict}`}>{verdictText}</span>.
      </p>
      <Figures figures={figures} />
      <Chart chart={chart} />
      <h2>{remediesTitle}</h2>
      {remedies.length === 0 ? (
        <p className="quiet">Nothing of what was tried: other formats and methods, shorter contexts, more GPUs, larger cards.</p>
      ) : (
        <DataTable
          caption={remediesTitle}
          rows={remedies}
          rowKey={(row) => row.change}
          columns={[
            { title: 'Change', cell: (row) => row.change },
            { title: 'Then needed', number: true, cell: (row) => row.need },
            { title: 'Then', whole: true, cell: (row) => <span className={`fit-verdict ${row.verdict}`}>{row.verdictText}</span> },
          ]}
        />
      )}
      <h2>
        Part by part <Badge kind="predicted" />
      </h2>
      <DataTable
        caption="Memory part by part"
        rows={parts}
        rowKey={(row) => row.id}
        columns={[
          { title: 'Part', whole: true, cell: (row) => row.title },
          { title: 'Size', number: true, cell: (row) => row.size },
          { title: 'Share', number: true, cell: (row) => row.share },
          { title: 'What it is', cell: (row) => row.why },
        ]}
      />
      <HowWeKnow title="Why this number" lines={notes} />
    </>
  )
}

/** What fits: one model by its parts against this machine's memory or a card's, then every model. */
export function FitPage() {
  const { measuring, workload } = useApp()
  const [request, setRequest] = useState(nothingAsked)
  const [detail] = useCall('fit-detail', request, `${measuring.ended} ${workload.changed}`)
  const [matrix] = useCall('fit-matrix', { gpu: request.gpu }, measuring.ended)
  const [choices] = useCall('fit-choices', null)
  const [taken, setTaken] = useState<FitDetailView['taken'] | null>(null)
  const answered = detail.at === 'ready' ? detail.value.taken : null
  if (answered !== null && answered !== taken) setTaken(answered)
  const change = (over: Partial<FitRequest>) => setRequest((before) => ({ ...before, ...over }))
  const show = (model: string) => {
    change({ model, config: null })
    window.scrollTo({ top: 0 })
  }
  if (choices.at === 'loading') return <Loading />
  return (
    <>
      {detail.at === 'ready' && <Answer>{detail.value.answer}</Answer>}
      {detail.at === 'failed' && <Answer>{detail.why.message}</Answer>}
      <div className="fit">
        <Show of={choices} inside>
          {(lists) => <FitInputs request={request} taken={taken} choices={lists} change={change} />}
        </Show>
        <div aria-live="polite">
          <Show
            of={detail}
            failed={(why) => (
              <div className="notice failed" role="alert">
                <p className="said">{why.message}</p>
                {why.advice && <p>{why.advice}</p>}
                <button type="button" onClick={() => setRequest(nothingAsked)}>
                  Start again from the workload
                </button>
              </div>
            )}
          >
            {(view) => <Detail view={view} />}
          </Show>
        </div>
      </div>
      <Show of={matrix} inside>
        {(view) => <FitMatrix matrix={view} show={show} />}
      </Show>
    </>
  )
}
