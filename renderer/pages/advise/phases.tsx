import { useId } from 'react'
import { phaseNames, type Phase, type PhaseName, type Wishes } from '../../../core/advice/phase-schema'
import { type AdviceView } from '../../../core/contract/advise-views'
import { type Advice } from './use-advice'

const Check = ({ label, checked, onChange }: { label: string; checked: boolean; onChange: (checked: boolean) => void }) => (
  <label className="check">
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
    <span>{label}</span>
  </label>
)

/** A number of a phase; empty is none, where that is a value. */
function Amount({ label, value, max, onChange }: { label: string; value: number | null; max: number; onChange: (value: number | null) => void }) {
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        min={0}
        max={max}
        step="any"
        defaultValue={value ?? ''}
        key={value}
        onBlur={({ target }) => {
          const typed = target.value === '' ? null : Number(target.value)
          if (typed !== value && target.checkValidity()) onChange(typed)
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </>
  )
}

/** The work by phase of a model's life, and what holds for all of it: the plan follows. */
export function PhasesGroup({ advice, view: { phases, wishes } }: { advice: Advice; view: AdviceView }) {
  const put = (next: readonly Phase[]) => void advice.change({ kind: 'phases', phases: [...next] })
  const wish = (change: Partial<Wishes>) => void advice.change({ kind: 'wishes', wishes: { ...wishes, ...change } })
  const free = phaseNames.filter((name) => !phases.some((each) => each.phase === name))
  const add = (name: PhaseName) => put([...phases, { phase: name, hoursPerWeek: 10, memoryGiB: 0, deadlineHours: null, batchHours: null, toleratesSpot: false, dataMayLeave: true }])
  return (
    <details open={phases.length > 0 ? undefined : false}>
      <summary>Phases and conditions</summary>
      <Check label="Data may leave" checked={wishes.dataMayLeave} onChange={(dataMayLeave) => wish({ dataMayLeave })} />
      <Check label="No network to the cloud" checked={wishes.offline} onChange={(offline) => wish({ offline })} />
      <Check label="Spot where a phase tolerates it" checked={wishes.spot !== 'never'} onChange={(spot) => wish({ spot: spot ? 'where-it-tolerates' : 'never' })} />
      <label className="regions">
        <span>Allowed regions or providers, by commas; none: any</span>
        <input key={wishes.regions.join()} defaultValue={wishes.regions.join(', ')} maxLength={2000} onBlur={({ target }) => target.value !== wishes.regions.join(', ') && wish({ regions: target.value.split(',').map((each) => each.trim()).filter(Boolean).slice(0, 50) })} onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()} />
      </label>
      {phases.map((each, i) => {
        const change = (part: Partial<Phase>) => put(phases.map((old, at) => (at === i ? { ...old, ...part } : old)))
        return (
          <fieldset key={each.phase} className="phase">
            <legend>{each.phase}</legend>
            <Amount label="h a week" value={each.hoursPerWeek} max={10_000} onChange={(value) => change({ hoursPerWeek: value ?? 0 })} />
            <Amount label="GiB at least" value={each.memoryGiB} max={100_000} onChange={(value) => change({ memoryGiB: value ?? 0 })} />
            <Amount label="h a batch takes here" value={each.batchHours} max={10_000} onChange={(value) => change({ batchHours: value === 0 ? null : value })} />
            <Amount label="h it may take" value={each.deadlineHours} max={10_000} onChange={(value) => change({ deadlineHours: value === 0 ? null : value })} />
            <Check label="May be interrupted" checked={each.toleratesSpot} onChange={(toleratesSpot) => change({ toleratesSpot })} />
            <Check label="Its data may leave" checked={each.dataMayLeave} onChange={(dataMayLeave) => change({ dataMayLeave })} />
            <button type="button" className="link" aria-label={`Remove ${each.phase}`} onClick={() => put(phases.filter((old) => old !== each))}>
              Remove
            </button>
          </fieldset>
        )
      })}
      <div className="actions">
        {free.map((name) => (
          <button key={name} type="button" className="plain" aria-label={`Add ${name}`} onClick={() => add(name)}>
            + {name}
          </button>
        ))}
      </div>
    </details>
  )
}
