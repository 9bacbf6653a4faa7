import { useEffect, useState } from 'react'
import { listen } from '../../client'
import { Answer } from '../../parts/answer'
import { FactFigures } from '../../parts/figures'
import { Show } from '../../parts/states'
import { useApp } from '../../state/app-context'
import { useCall } from '../../state/use-call'
import { FactTable } from './fact-table'

/** What this machine is, where each fact was read, and what the user says instead. */
export function MachinePage() {
  const { run, measure, measuring, open } = useApp()
  const [version, setVersion] = useState(0)
  const [view, again] = useCall('machine-view', { run }, version)
  // The first facts are there within a second; an event tells when the others are.
  useEffect(() => listen((event) => event.type === 'machine' && setVersion((count) => count + 1)), [])
  return (
    <Show of={view}>
      {({ answer, figures, facts, partial }) => (
        <>
          <Answer>{answer}</Answer>
          {run === null && measuring.status.state === 'idle' && (
            <div className="actions">
              <button type="button" className="primary" onClick={() => measure('quick')}>
                Measure this machine
              </button>
              <button type="button" onClick={() => open('doctor')}>
                Look for faults
              </button>
            </div>
          )}
          <FactFigures figures={figures} />
          <h2>Facts, and where each was read</h2>
          {partial && (
            <p className="quiet" role="status">
              Some facts are still being read.
            </p>
          )}
          <FactTable facts={facts} editable={run === null && !partial} onChanged={again} />
        </>
      )}
    </Show>
  )
}
