import { type ReactNode, useState } from 'react'
import { type ChannelOutput } from '../../../core/contract/app-api'
import { Show } from '../../parts/states'
import { useApp } from '../../state/app-context'
import { useCall } from '../../state/use-call'
import { changes, defaultInputs, type CompareInputs } from './inputs'
import { FilterFields } from './filter-fields'
import { RentFields } from './rent-fields'

export type Choices = ChannelOutput<'comparison-choices'>

interface Props {
  readonly inputs: CompareInputs
  readonly onChange: (next: CompareInputs) => void
  /** "41 of 376 instances pass." */
  readonly passed: string
}

/** From this width on the panel stands beside the chart, and is open at first. */
const wide = 1200

/** Inputs of the page; each change holds at once, and what is changed says so. */
export function Panel({ inputs, onChange, passed }: Props) {
  const { open: openPage } = useApp()
  const [choices] = useCall('comparison-choices', null)
  const [open, setOpen] = useState(() => window.innerWidth >= wide)
  // Fields that hold something wrong are emptied by a reset too.
  const [round, setRound] = useState(0)
  const changed = changes(inputs)
  const reset = () => {
    onChange(defaultInputs)
    setRound(round + 1)
  }
  return (
    <details className="filters" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Filters and terms{changed > 0 && <b>{`, ${changed} changed`}</b>}
      </summary>
      <div className="passed">
        <span aria-live="polite">{passed}</span>
        {changed > 0 && (
          <button type="button" className="plain" onClick={reset}>
            Reset all
          </button>
        )}
      </div>
      <Show of={choices} inside>
        {(ready): ReactNode => (
          <div className="inputs" key={round}>
            <FilterFields choices={ready} filter={inputs.filter} onChange={(filter) => onChange({ ...inputs, filter })} />
            <RentFields choices={ready} inputs={inputs} onChange={onChange} />
            <button type="button" onClick={() => openPage('prices')}>
              Own prices and discounts
            </button>
          </div>
        )}
      </Show>
    </details>
  )
}
