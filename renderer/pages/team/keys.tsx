import { useState } from 'react'
import { type TeamKeyChoice } from '../../../core/contract/team-calls'
import { call } from '../../client'
import { Dialog } from '../../parts/dialog'
import { useToasts } from '../../state/toasts'

type Key = NonNullable<TeamKeyChoice['now']>
interface Step {
  readonly choice: TeamKeyChoice
  readonly key: Key
}

const Print = ({ title, of }: { title: string; of: Key | null }) => (
  <>
    <dt>{title}</dt>
    <dd>
      {of ? (
        <>
          <code>{of.fingerprint}</code> <span className="quiet">{of.words}</span>
        </>
      ) : (
        'none: two keys came at once'
      )}
    </dd>
  </>
)

/** Machines for which more than one key wants to speak. Choosing one is a step of its own, which the same step takes back. */
export function Keys({ keys, again }: { keys: readonly TeamKeyChoice[]; again: () => void }) {
  const [step, setStep] = useState<Step | null>(null)
  const { say, complain } = useToasts()
  const decide = ({ choice: { machineId }, key: { keyId } }: Step) => {
    setStep(null)
    call('team-trust', { machineId, keyId }).then(({ message }) => {
      say(message)
      again()
    }, complain)
  }
  return (
    <>
      <h2>Keys</h2>
      <ul className="keys">
        {keys.map((choice) => (
          <li key={choice.machineId}>
            <b>{choice.name}</b> <span className="quiet">{choice.machineId.slice(0, 8)}</span>
            <dl>
              <Print title="Speaks for it here" of={choice.now} />
              {choice.others.map((key) => (
                <Print key={key.keyId} title={key.decided ? 'Decided against' : 'Claims to'} of={key} />
              ))}
            </dl>
            <div className="actions">
              {choice.others.map((key) => (
                <button key={key.keyId} type="button" onClick={() => setStep({ choice, key })}>
                  Let {key.fingerprint.slice(0, 9)} speak for {choice.name}…
                </button>
              ))}
              {choice.now && choice.others.some(({ decided }) => !decided) && (
                <button type="button" onClick={() => decide({ choice, key: choice.now! })}>
                  Keep {choice.now.fingerprint.slice(0, 9)}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {step && (
        <Dialog title={`Another key for ${step.choice.name}?`} onClose={() => setStep(null)}>
          <p className="key-step">
            Ask the owner of this machine for its fingerprint, by telephone or in person: they see it with <code>groundspeed team status</code>. Results under the other key will no longer count here.
          </p>
          <dl>
            <Print title="Now" of={step.choice.now} />
            <Print title="From now on" of={step.key} />
          </dl>
          <div className="actions">
            <button type="button" className="primary" onClick={() => decide(step)}>
              The owner told me this fingerprint
            </button>
            <button type="button" onClick={() => setStep(null)}>
              Not now
            </button>
          </div>
        </Dialog>
      )}
    </>
  )
}
