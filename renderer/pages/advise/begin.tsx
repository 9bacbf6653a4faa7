import { useState, type ReactNode } from 'react'
import { sampleReference } from '../../../core/contract/app-api'
import { type AdviceSource } from '../../../core/contract/advise-views'
import { Answer } from '../../parts/answer'
import { SampleButton } from '../../parts/states'
import { useApp } from '../../state/app-context'
import { useCall } from '../../state/use-call'
import { Names } from './names'
import { LoadButton } from './files'
import { type Advice } from './use-advice'

/** Nothing is known: what the answer needs, and every way to give it. */
export function Begin({ advice }: { advice: Advice }) {
  const { measure, open } = useApp()
  return (
    <section className="empty">
      <Answer>To say own or rent, Groundspeed needs to know the machine.</Answer>
      <p className="quiet">The verdict will stand here: when owning pays, as a curve over hours a week, what matters most, the cash flow year by year, and which phase of the work belongs here and which in the cloud.</p>
      <div className="actions">
        <button type="button" className="primary" onClick={() => measure('quick')}>
          Measure this machine
        </button>
        <SampleButton onClick={() => open('advise', sampleReference)} />
      </div>
      <Ways advice={advice} />
    </section>
  )
}

/** A GPU by its name, a usual situation, a saved scenario. @param children more ways, before them */
export function Ways({ advice, onBegun, children }: { advice: Advice; onBegun?: () => void; children?: ReactNode }) {
  const [names] = useCall('advise-names', null)
  const [gpu, setGpu] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const begin = async (source: AdviceSource) => {
    const why = await advice.start(source)
    setRefused(why)
    if (why === null) onBegun?.()
  }
  const presets = names.at === 'ready' ? names.value.presets : []
  return (
    <div className="ways">
      {children}
      <form
        className="actions"
        onSubmit={(event) => {
          event.preventDefault()
          void begin({ kind: 'gpu', name: gpu })
        }}
      >
        <label htmlFor="advise-gpu">Without a run, by the name of a GPU</label>
        <input id="advise-gpu" list="names-gpu" value={gpu} placeholder="RTX 3090" maxLength={200} onChange={(event) => setGpu(event.target.value)} />
        <button type="submit" disabled={gpu.trim() === ''}>
          Advise for this GPU
        </button>
        <LoadButton advice={advice} />
      </form>
      <Names />
      {refused && (
        <p className="failed" role="alert">
          {refused}
        </p>
      )}
      <ul className="presets" aria-label="Usual situations">
        {presets.map(({ name, title, description }) => (
          <li key={name}>
            <button type="button" onClick={() => void begin({ kind: 'preset', name })}>
              {title}
            </button>
            <p className="note quiet">{description}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
