import { type AdviceAnswer } from '../../../core/contract/advise-views'
import { call } from '../../client'
import { saveText } from '../../state/save'
import { useToasts } from '../../state/toasts'
import { ScenarioFileButton, type ScenarioText } from './scenario-file'
import { type Advice } from './use-advice'

/** Goes on with a scenario file, chosen or dropped, and says what came of it. */
export function useLoad(advice: Advice): (file: ScenarioText) => void {
  const { say } = useToasts()
  return ({ name, text }) => void advice.start({ kind: 'text', name, text }).then((refused) => say(refused ?? `Loaded ${name}.`))
}

export function LoadButton({ advice }: { advice: Advice }) {
  return <ScenarioFileButton label="Load a scenario" name="Scenario file" onText={useLoad(advice)} />
}

/** The scenario as a file, and the run's report with this advice in it. */
export function SaveButtons({ answer: { session } }: { answer: AdviceAnswer }) {
  const { complain } = useToasts()
  const save = (channel: 'advise-file' | 'advise-report') => call(channel, session).then(({ name, type, text }) => saveText(name, type, text), complain)
  return (
    <>
      <button type="button" onClick={() => void save('advise-file')}>
        Save scenario
      </button>
      {session.origin.kind === 'run' && (
        <button type="button" onClick={() => void save('advise-report')}>
          Save report with advice
        </button>
      )}
    </>
  )
}
