import { type ChannelOutput } from '../../../core/contract/app-api'
import { useCall } from '../../state/use-call'

type Check = ChannelOutput<'readiness'>['checks'][number]

const marks: Record<Check['state'], string> = { ok: 'ok', warn: 'doubtful', block: 'stop', unknown: 'unknown' }

/** Before a run: what is seen of the machine while it should be idle, and what would make the numbers better. */
export function Readiness() {
  const [answer, again] = useCall('readiness', null)
  if (answer.at !== 'ready') return <div className="readiness quiet">{answer.at === 'failed' ? answer.why.message : 'Looking at what else this machine is doing…'}</div>
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
      <details>
        <summary>{advised.length > 0 ? `What to do, and ${checks.length} checks` : `${checks.length} checks`}</summary>
        <ul>
          {checks.map(({ id, title, state, sees, advises }) => (
            <li key={id} className="note">
              <span className={state === 'ok' ? undefined : state === 'unknown' ? 'quiet' : 'doubt'}>{`${title}: ${sees}`}</span> <span className="quiet">{`${marks[state]}${advises ? `. ${advises}` : ''}`}</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
