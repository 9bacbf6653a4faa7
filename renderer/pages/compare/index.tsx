import { useState } from 'react'
import { sampleReference } from '../../../core/contract/app-api'
import { type ComparisonAnswer } from '../../../core/contract/comparison-calls'
import { Answer } from '../../parts/answer'
import { Chart } from '../../parts/chart'
import { Figures } from '../../parts/figures'
import { HowWeKnow } from '../../parts/how-we-know'
import { Doubtful, Empty, Failed, Show } from '../../parts/states'
import { useApp } from '../../state/app-context'
import { useCall } from '../../state/use-call'
import { useKept } from '../../state/use-kept'
import { changes, defaultInputs, type CompareInputs } from './inputs'
import { Instances } from './instances'
import { Panel } from './panel'

/** The run being looked at beside cloud instances, for the work: how fast each is, what the work costs there, which are worth it. */
export function ComparePage() {
  const { run, measuring, workload, measure, open } = useApp()
  const [inputs, setInputs] = useKept<CompareInputs>('compare', defaultInputs)
  const [comparison] = useCall('comparison', { run, ...inputs, filter: { ...inputs.filter, providers: [...inputs.filter.providers] } }, `${measuring.ended} ${workload.changed}`)
  return (
    <Show
      of={comparison}
      failed={(why) =>
        why.code === 'not-found' && run === null ? (
          <Empty title="There is no run yet to compare." action={{ label: 'Measure this machine', run: () => measure('quick') }} onSample={() => open('compare', sampleReference)}>
            This machine will stand here beside cloud instances: how fast each is predicted to do your work, what that costs, and which of them are worth their price.
          </Empty>
        ) : (
          <Failed why={why} heading />
        )
      }
    >
      {(answer) =>
        answer.lacks.length > 0 ? (
          <Empty title={answer.answer} action={{ label: answer.sample ? 'Measure this machine' : 'Measure these now', run: () => measure('quick', answer.lacks) }} onSample={() => open('compare', sampleReference)}>
            They tell how fast this machine computes and moves memory; speeds elsewhere are set against them.
          </Empty>
        ) : (
          <Compared answer={answer} inputs={inputs} onChange={setInputs} />
        )
      }
    </Show>
  )
}

interface Props {
  readonly answer: ComparisonAnswer
  readonly inputs: CompareInputs
  readonly onChange: (next: CompareInputs) => void
}

function Compared({ answer, inputs, onChange }: Props) {
  const { chooseWorkload } = useApp()
  const [selected, setSelected] = useState<string | null>(null)
  const { rows, total, chart, unpriced } = answer
  const toRow = () => {
    const row = document.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(selected!)}"]`)
    row?.scrollIntoView({ block: 'center' })
    row?.querySelector('button')?.focus({ preventScroll: true })
  }
  return (
    <>
      <Answer>{answer.answer}</Answer>
      <Figures figures={answer.figures} />
      <div className="with-filters">
        <Panel inputs={inputs} onChange={onChange} passed={`${rows.length} of ${total} instances ${rows.length === 1 ? 'passes' : 'pass'}.`} />
        <div>
          {chart && <Chart chart={chart} selected={selected} onSelect={setSelected} />}
          {chart && selected !== null && rows.some(({ id }) => id === selected) && (
            <button type="button" className="plain" onClick={toRow}>
              Show it in the table, with why
            </button>
          )}
          {!chart && (
            <Doubtful>
              <p>{rows.length === 0 ? 'No instance passes all filters.' : unpriced || 'None of these can do the work as it is described; each row below says why.'}</p>
              {rows.length === 0 && changes(inputs) > 0 && (
                <button type="button" onClick={() => onChange({ ...inputs, filter: defaultInputs.filter })}>
                  Reset the filters
                </button>
              )}
              {rows.length > 0 && !unpriced && (
                <button type="button" onClick={chooseWorkload}>
                  Change the work
                </button>
              )}
            </Doubtful>
          )}
        </div>
      </div>
      {rows.length > 0 && <Instances answer={answer} inputs={inputs} selected={selected} onSelect={setSelected} />}
      <HowWeKnow lines={[`For: ${answer.workload}.`, ...answer.notes]} />
    </>
  )
}
