import { sampleReference } from '../../core/contract/app-api'
import { type MeasureStatus } from '../../core/contract/views'
import { teamPrefix } from '../../core/team/reference'
import { call } from '../client'
import { useApp } from '../state/app-context'
import { useCall } from '../state/use-call'

/** What is being looked at, on every page: the machine, the run, and the run under way. */
export function Strip({ page }: { page: string }) {
  const { run, measuring, open } = useApp()
  const [summary] = useCall('machine-summary', null)
  const sample = run === sampleReference
  return (
    <header className="strip">
      {run !== null && run.startsWith(teamPrefix) ? (
        <Colleague run={run} />
      ) : sample ? (
        <>
          <span className="machine">Sample machine</span>
          <span className="quiet">recorded on 2 cores of an AMD EPYC, no GPU</span>
          <button type="button" className="plain" onClick={() => open('measure', null)}>
            Leave the sample
          </button>
        </>
      ) : (
        <>
          <span className="machine">{summary.at === 'ready' ? summary.value.hostName : ''}</span>
          <span className="quiet">{summary.at === 'ready' ? summary.value.description : ''}</span>
          {run !== null && (
            <button type="button" className="plain" onClick={() => open('measure', null)}>
              Show the latest run
            </button>
          )}
        </>
      )}
      <For />
      {/* The Measure page shows it larger. */}
      {page !== 'measure' && <UnderWay status={measuring.status} />}
    </header>
  )
}

/** A run of the team folder: whose it is stands where this machine's name would. */
function Colleague({ run }: { run: string }) {
  const { open } = useApp()
  const [found] = useCall('team-run', { run })
  return (
    <>
      <span className="machine">{found.at === 'ready' ? found.value.name : 'A run of the team folder'}</span>
      <span className="quiet">{found.at === 'ready' ? found.value.machine : ''}</span>
      <button type="button" className="plain" onClick={() => open('measure', null)}>
        Back to this machine
      </button>
    </>
  )
}

/** The work that pages answer for, and the way to another one. */
function For() {
  const { workload: { shown }, chooseWorkload } = useApp()
  if (!shown) return null
  const { workload, amount } = shown.current
  return (
    <button type="button" className="for" aria-haspopup="dialog" title="Choose or describe the work" onClick={chooseWorkload}>
      For: {workload.name}, {amount}
    </button>
  )
}

function UnderWay({ status }: { status: MeasureStatus }) {
  const { open } = useApp()
  if (status.state !== 'running') return null
  const { progress, cancelling } = status
  return (
    <span className="under-way">
      <button type="button" className="plain" onClick={() => open('measure', null)}>
        {cancelling ? 'Cancelling' : 'Measuring'}
      </button>
      <progress aria-label="Progress of the run" max={1} value={progress?.share ?? 0} />
      <span className="quiet">{progress?.timeLeft ?? ''}</span>
      <button type="button" disabled={cancelling} onClick={() => void call('measure-cancel', null)}>
        Cancel the run
      </button>
    </span>
  )
}
