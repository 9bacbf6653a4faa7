import { type MeasureStatus } from '../../../core/contract/views'
import { formatDuration } from '../../../core/units'
import { call } from '../../client'
import { Sparkline } from '../../parts/sparkline'
import { Doubtful } from '../../parts/states'
import { useToasts } from '../../state/toasts'

type RunningStatus = Extract<MeasureStatus, { state: 'running' }>

/** "20.4 ms": samples last milliseconds. */
const sampleTime = (seconds: number): string => (seconds < 1 ? `${Number((seconds * 1000).toPrecision(3))} ms` : formatDuration(seconds))

/** The run under way: what is being done, the samples as they come, time left, and cancel. */
export function Running({ status: { progress, notice, cancelling }, name = 'Run under way' }: { status: RunningStatus; name?: string }) {
  const { complain } = useToasts()
  const recent = progress?.recent ?? []
  const newest = recent[recent.length - 1]
  return (
    <section className="running" aria-label={name}>
      <div className="now">
        <p role="status" className="said">
          {cancelling ? 'Ending the run; what was measured is kept' : progress ? `${progress.title}: ${progress.phase}, launch ${progress.launch} of ${progress.launches}` : 'Starting the first worker process'}
        </p>
        <progress aria-label="Benchmarks done" max={1} value={progress?.share ?? 0} />
        <p className="note quiet">
          {progress ? `${progress.done} of ${progress.total} measured` : ''}
          {progress?.timeLeft && <span>, {progress.timeLeft}</span>}
        </p>
      </div>
      <div className="live">
        <Sparkline values={recent} label={`The newest ${recent.length} samples`} />
        <p className="note quiet">{newest === undefined ? 'samples will show here' : `sample ${progress!.samples}: ${sampleTime(newest)}`}</p>
      </div>
      <button type="button" disabled={cancelling} onClick={() => void call('measure-cancel', null).catch(complain)}>
        Cancel
      </button>
      {notice && <Doubtful>{notice}</Doubtful>}
    </section>
  )
}
