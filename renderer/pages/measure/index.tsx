import { sampleReference } from '../../../core/contract/app-api'
import { Answer } from '../../parts/answer'
import { Doubtful, Empty, Failed, Show } from '../../parts/states'
import { useApp } from '../../state/app-context'
import { useCall } from '../../state/use-call'
import { History } from './history'
import { Running } from './running'
import { RunResult } from './run-result'
import { Start } from './start'

/** Start, watch and cancel a run; its result; earlier runs. */
export function MeasurePage() {
  const { run, measuring, open } = useApp()
  const { status, failure, ended } = measuring
  const running = status.state === 'running'
  // While one is under way its own file is shown, as far as it has come.
  const shown = running ? status.run : run
  const [runs, askAgain] = useCall('runs-list', null, ended)
  const sample = run === sampleReference
  return (
    <>
      {failure && !running && <Failed why={{ message: 'The run could not be made.', advice: failure, detail: '' }} />}
      {running && <Running status={status} />}
      <Show of={runs}>
        {(list) => {
          const readable = list.some((each) => each.state !== 'damaged')
          if (!readable && !sample && !running) {
            return (
              <>
                <Empty title="Nothing has been measured on this machine yet.">
                  The result will stand here: what the machine reaches, each number with its interval and its doubts. You can keep working meanwhile; where that disturbs a number, the result says so.
                </Empty>
                <Start first onSample={() => open('measure', sampleReference)} />
                {list.length > 0 && <History runs={list} onChange={askAgain} />}
              </>
            )
          }
          return (
            <>
              {shown !== null || !running ? <RunResult key={shown} run={shown} live={running ? status.progress?.done : undefined} /> : <Answer tone="quiet">Starting…</Answer>}
              {sample && <Doubtful>This is the sample machine, recorded by Groundspeed on two shared cores. Measure your own to see your numbers here.</Doubtful>}
              {!running && <Start />}
              {list.length > 0 && <History runs={list} onChange={askAgain} />}
            </>
          )
        }}
      </Show>
    </>
  )
}

