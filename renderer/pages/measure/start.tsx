import { useState } from 'react'
import { modeNames, type Mode } from '../../../core/run/modes'
import { Choice } from '../../parts/choice'
import { SampleButton, Show } from '../../parts/states'
import { useApp } from '../../state/app-context'
import { useCall } from '../../state/use-call'
import { Readiness } from './readiness'

/** Mode with its honest time, which benchmarks, go. @param first nothing was measured yet: the sample stands beside */
export function Start({ first = false, onSample }: { first?: boolean; onSample?: () => void }) {
  const { measure } = useApp()
  const [mode, setMode] = useState<Mode>('quick')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [all] = useCall('benchmarks', null)
  const chosen = all.at === 'ready' && left.size > 0 ? all.value.map(({ id }) => id).filter((id) => !left.has(id)) : []
  const nothing = all.at === 'ready' && left.size === all.value.length
  const [plans] = useCall('measure-plan', { only: chosen })
  const toggle = (id: string) => setLeft((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]))
  return (
    <section className="start" aria-label="Measure">
      {!first && <h2>Measure again</h2>}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          measure(mode, chosen)
        }}
      >
        <Show of={plans} inside>
          {(list) => (
            <Choice
              legend="Mode"
              value={mode}
              onChange={setMode}
              options={modeNames.flatMap((name) => list.filter((plan) => plan.mode === name).map(({ text, meaning, basis }) => ({ value: name, label: name, aside: text, meaning: `${meaning} (${basis})` })))}
            />
          )}
        </Show>
        <Readiness />
        <details>
          <summary>{chosen.length > 0 ? `${chosen.length} benchmarks chosen` : 'All benchmarks'}</summary>
          <Show of={all} inside>
            {(list) => (
              <fieldset className="checks">
                <legend className="hidden">Benchmarks</legend>
                {list.map(({ id, title, meaning }) => (
                  <label key={id}>
                    <input type="checkbox" checked={!left.has(id)} onChange={() => toggle(id)} />
                    <span>
                      {title}
                      <span className="note quiet">{meaning}</span>
                    </span>
                  </label>
                ))}
              </fieldset>
            )}
          </Show>
        </details>
        <div className="actions">
          <button type="submit" className="primary" disabled={nothing}>
            {nothing ? 'Choose a benchmark' : 'Measure this machine'}
          </button>
          {onSample && <SampleButton onClick={onSample} />}
        </div>
      </form>
    </section>
  )
}
