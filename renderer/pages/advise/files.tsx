import { type AdviceAnswer } from '../../../core/contract/advise-views'
import { call } from '../../client'
import { saveText } from '../../state/save'
import { useToasts } from '../../state/toasts'
import { ScenarioFileButton } from './scenario-file'
import { type Advice } from './use-advice'

/** Goes on with a scenario file from this computer. */
export function LoadButton({ advice }: { advice: Advice }) {
  const { say } = useToasts()
  const load = ({ name, text }: { name: string; text: string }) => void advice.start({ kind: 'text', name, text }).then((refused) => say(refused ?? `Loaded ${name}.`))
  return <ScenarioFileButton label="Load a scenario" name="Scenario file" onText={load} />
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
