import { useRef } from 'react'
import { type AdviceAnswer } from '../../../core/contract/advise-views'
import { call } from '../../client'
import { saveText } from '../../state/save'
import { useToasts } from '../../state/toasts'
import { type Advice } from './use-advice'

/** A scenario file from this computer. */
export function LoadButton({ advice }: { advice: Advice }) {
  const input = useRef<HTMLInputElement>(null)
  const { say } = useToasts()
  const load = async (file: File | undefined) => {
    if (!file) return
    const refused = await advice.start({ kind: 'text', name: file.name, text: await file.text() })
    say(refused ?? `Loaded ${file.name}.`)
  }
  return (
    <>
      <button type="button" onClick={() => input.current!.click()}>
        Load a scenario
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className="hidden"
        tabIndex={-1}
        aria-label="Scenario file"
        onChange={(event) => {
          void load(event.target.files?.[0])
          // The same file may be chosen again after it was edited elsewhere.
          event.target.value = ''
        }}
      />
    </>
  )
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
