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
  /** What the person chose; null is what the mode runs by itself. */
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(null)
  const [all] = useCall('benchmarks', null)
  const own = new Set(all.at === 'ready' ? all.value.filter(({ modes }) => modes.includes(mode)).map(({ id }) => id) : [])
  const marked = picked ?? own
  const chosen = picked === null ? [] : [...picked]
  const nothing = picked?.size === 0
  const [plans] = useCall('measure-plan', { only: chosen })
  const toggle = (id: string) => setPicked(new Set(marked.has(id) ? [...marked].filter((each) => each !== id) : [...marked, id]))
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
          <summary>{picked === null ? `The ${own.size} benchmarks of a ${mode} run` : `${picked.size} benchmarks chosen`}</summary>
          <div className="actions">
            <button type="button" onClick={() => setPicked(new Set())}>
              Choose none
            </button>
            {picked !== null && (
              <button type="button" onClick={() => setPicked(null)}>
                As a {mode} run has them
              </button>
            )}
          </div>
          <Show of={all} inside>
            {(list) => (
              <fieldset className="checks">
                <legend className="hidden">Benchmarks</legend>
                {list.map(({ id, title, meaning }) => (
                  <label key={id}>
                    <input type="checkbox" checked={marked.has(id)} onChange={() => toggle(id)} />
                    <span>
                      <span>{title}</span>
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
