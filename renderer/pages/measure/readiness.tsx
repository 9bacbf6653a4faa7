import { type ChannelOutput } from '../../../core/contract/app-api'
import { useCall } from '../../state/use-call'

type Check = ChannelOutput<'readiness'>['checks'][number]

const marks: Record<Check['state'], string> = { ok: 'ok', warn: 'doubtful', block: 'stop', unknown: 'unknown' }

/** Before a run: what is seen of the machine while it should be idle, and what would make the numbers better. */
export function Readiness() {
  const [answer, again] = useCall('readiness', null)
  if (answer.at === 'loading') return <p className="quiet">Looking at what else this machine is doing…</p>
  if (answer.at === 'failed') return <p className="quiet">{answer.why.message}</p>
  const { sentence, checks } = answer.value
  const advised = checks.filter(({ state }) => state === 'warn' || state === 'block')
  return (
    <div className="readiness">
      <p>
        <span className={advised.length > 0 ? 'doubt' : undefined}>{sentence}</span>{' '}
        <button type="button" className="plain" onClick={again}>
          Look again
        </button>
      </p>
      {advised.map(({ id, advises }) => (
        <p key={id} className="note quiet">
          {advises}
        </p>
      ))}
      <details>
        <summary>{`${checks.length} checks`}</summary>
        <ul>
          {checks.map(({ id, title, state, sees }) => (
            <li key={id} className="note">
              <span className={state === 'ok' ? undefined : state === 'unknown' ? 'quiet' : 'doubt'}>{`${title}: ${sees}`}</span> <span className="quiet">{marks[state]}</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
