import { useState } from 'react'
import { sampleReference } from '../../../core/contract/app-api'
import { type CarbonAnswer } from '../../../core/contract/carbon-calls'
import { Answer } from '../../parts/answer'
import { Chart } from '../../parts/chart'
import { Figures } from '../../parts/figures'
import { HowWeKnow } from '../../parts/how-we-know'
import { Pick } from '../../parts/pick'
import { Doubtful, Empty, Loading, Show } from '../../parts/states'
import { useApp } from '../../state/app-context'
import { useCall } from '../../state/use-call'
import { useKept } from '../../state/use-kept'
import { CarbonPanel } from './inputs'
import { InputsSection, PartsSection, PlacesSection, PlanSection, WhatIfSection } from './sections'
import { firstInputs, untouched, type CarbonInputs } from './state'

/** All that is said of a month of grams; the gallery shows it in every state. */
export const Counted = ({ answer }: { answer: CarbonAnswer }) => (
  <>
    {answer.whatIf && <WhatIfSection of={answer.whatIf} />}
    {answer.chart && <Chart chart={answer.chart} />}
    {answer.doubts.length > 0 && (
      <Doubtful>
        {answer.doubts.map(({ text, advice }) => (
          <p key={text}>
            {text} {advice}
          </p>
        ))}
      </Doubtful>
    )}
    <PartsSection answer={answer} />
    <PlacesSection of={answer.places} />
    {answer.plan && <PlanSection of={answer.plan} />}
    <InputsSection of={answer.inputs} />
    <HowWeKnow lines={answer.notes} />
  </>
)

/** What the work emits: by part, by place, by phase of the plan, and what would change it. */
export function CarbonPage() {
  const { run, measuring, workload, measure, open } = useApp()
  const [inputs, setInputs] = useKept<CarbonInputs>('carbon', firstInputs)
  const [carbon] = useCall('carbon', { run, ...inputs }, `${measuring.ended} ${workload.changed}`)
  const [choices] = useCall('carbon-choices', null)
  const [taken, setTaken] = useState<CarbonAnswer['taken'] | null>(null)
  const answered = carbon.at === 'ready' ? carbon.value.taken : null
  if (answered !== null && answered !== taken) setTaken(answered)
  if (choices.at === 'loading' || carbon.at === 'loading') return <Loading />
  if (carbon.at === 'failed' && carbon.why.code === 'not-found' && run === null && untouched(inputs)) {
    return (
      <>
        <Empty title="There is no run yet whose grams could be counted." action={{ label: 'Measure this machine', run: () => measure('quick') }} onSample={() => open('carbon', sampleReference)}>
          What your work emits will stand here: a month, an hour, a unit of work; where it comes from, where it would be less, and what that costs.
        </Empty>
        {choices.at === 'ready' && (
          <div className="carbon-card">
            <Pick label="Or for a card by its name" value="" placeholder="RTX 3090" options={choices.value.gpus} onChange={(gpu) => setInputs({ ...inputs, gpu: gpu || null })} />
          </div>
        )}
      </>
    )
  }
  return (
    <>
      <Answer>{carbon.at === 'ready' ? carbon.value.answer : carbon.why.message}</Answer>
      {carbon.at === 'ready' && (
        <p className="quiet">
          For: {carbon.value.workload}. On: {carbon.value.machine}.
        </p>
      )}
      {carbon.at === 'ready' && carbon.value.figures.length > 0 && <Figures figures={carbon.value.figures} />}
      <div className="carbon">
        <Show of={choices} inside>
          {(lists) => <CarbonPanel inputs={inputs} choices={lists} taken={taken} onChange={setInputs} />}
        </Show>
        <div className="counted" aria-live="polite">
          <Show
            of={carbon}
            failed={(why) => (
              <div className="notice failed" role="alert">
                <p className="said">{why.message}</p>
                {why.advice && <p>{why.advice}</p>}
                {!untouched(inputs) && (
                  <button type="button" onClick={() => setInputs(firstInputs)}>
                    Start again from what is known
                  </button>
                )}
              </div>
            )}
          >
            {(answer) => <Counted answer={answer} />}
          </Show>
        </div>
      </div>
    </>
  )
}
