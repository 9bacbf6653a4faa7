import { useEffect, useState } from 'react'
import { type MeasureStatus, type RunListItem } from '../../core/contract/views'
import { modeNames, modes, type Mode } from '../../core/run/modes'
import { call } from '../client'
import { DataTable } from '../parts/data-table'
import { Failed, Show } from '../parts/states'
import { useCall } from '../use-call'
import { type MeasuringState } from '../use-measuring'
import { RunResult } from './run-result'

/** Start, watch and cancel a run; its result; earlier runs. */
export function MeasurePage({ measuring }: { measuring: MeasuringState }) {
  const [mode, setMode] = useState<Mode>('quick')
  const [problem, setProblem] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [runs, askAgain] = useCall('runs-list', null)
  const { status, lastRun, failure } = measuring
  useEffect(() => {
    setChosen(lastRun)
    askAgain()
  }, [lastRun, askAgain])

  const start = () => {
    setProblem(null)
    call('measure-start', { mode }).catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
  }
  const said = problem ?? failure
  return (
    <>
      {said && <Failed message={said} />}
      {status.state === 'running' ? <Running status={status} /> : <Start mode={mode} onMode={setMode} onStart={start} />}
      <Show of={runs} loading="Looking for earlier runs…">
        {(list) =>
          list.length === 0 ? (
            <>
              <h1 className="answer">Nothing has been measured on this machine yet.</h1>
              <p className="quiet">The result will stand here: what it reaches, with the interval and the doubts.</p>
            </>
          ) : (
            <>
              <RunResult key={chosen ?? list[0]!.id} run={chosen ?? list[0]!.id} />
              <Earlier runs={list} onChoose={setChosen} />
            </>
          )
        }
      </Show>
    </>
  )
}

function Start({ mode, onMode, onStart }: { mode: Mode; onMode: (mode: Mode) => void; onStart: () => void }) {
  return (
    <form
      className="start"
      onSubmit={(event) => {
        event.preventDefault()
        onStart()
      }}
    >
      <label>
        Mode{' '}
        <select value={mode} onChange={(event) => onMode(event.target.value as Mode)}>
          {modeNames.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <span className="quiet">{modes[mode].meaning}</span>
      <button type="submit" className="primary">
        Measure this machine
      </button>
    </form>
  )
}

function Running({ status }: { status: Extract<MeasureStatus, { state: 'running' }> }) {
  const { progress, notice } = status
  return (
    <section className="running" aria-label="Run under way">
      <p role="status">{progress ? `${progress.benchmark}: ${progress.phase}, launch ${progress.launch} of ${progress.launches}` : 'Starting…'}</p>
      <progress aria-label="Progress of the run" max={progress?.total ?? 1} value={progress?.done ?? 0} />
      <span className="quiet">{progress?.timeLeft ?? ''}</span>
      <button type="button" onClick={() => void call('measure-cancel', null)}>
        Cancel
      </button>
      {notice && <p className="doubt">{notice}</p>}
    </section>
  )
}

function Earlier({ runs, onChoose }: { runs: readonly RunListItem[]; onChoose: (id: string) => void }) {
  return (
    <section>
      <h2>Runs on this machine</h2>
      <DataTable
        caption="Runs on this machine, newest first"
        rowKey={(run) => run.id}
        rows={runs.slice(0, 50)}
        columns={[
          {
            title: 'Run',
            cell: (run) =>
              run.state === 'damaged' ? (
                run.id
              ) : (
                <button type="button" className="link" onClick={() => onChoose(run.id)}>
                  {run.startedAt ? new Date(run.startedAt).toLocaleString() : run.id}
                </button>
              ),
          },
          { title: 'State', cell: (run) => <span className={run.state === 'finished' ? undefined : 'doubt'}>{run.state === 'damaged' ? 'damaged: not readable, left as it is' : run.state}</span> },
          { title: 'Mode', cell: (run) => run.mode ?? '' },
          { title: 'Measured', number: true, cell: (run) => (run.of === null ? '' : `${run.measured} of ${run.of}`) },
        ]}
      />
    </section>
  )
}
