import { useState } from 'react'
import { type ChannelOutput } from '../../../core/contract/app-api'
import { type FitDetailView, type FitRequest } from '../../../core/contract/fit-calls'
import { Choice } from '../../parts/choice'
import { Pick } from '../../parts/pick'
import { Steps } from '../../parts/steps'

const contexts = [512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536, 131_072, 262_144, 524_288, 1_048_576]
const batches = [1, 2, 4, 8, 16, 32, 64, 128]
const largestConfig = 1_000_000

interface Props {
  readonly request: FitRequest
  /** What the last answer took for what was not said. */
  readonly taken: FitDetailView['taken'] | null
  readonly choices: ChannelOutput<'fit-choices'>
  readonly change: (over: Partial<FitRequest>) => void
}

/** A model that is not in the list, by its config.json: pasted, or dropped as a file. */
function ConfigField({ value, onChange }: { value: string | null; onChange: (text: string | null) => void }) {
  const [text, setText] = useState(value ?? '')
  const take = (next: string) => {
    setText(next)
    onChange(next.trim() === '' ? null : next)
  }
  return (
    <details className="fit-config" open={value !== null}>
      <summary>Another model, by its config.json</summary>
      <label>
        <span className="note quiet">Paste it here, or drop the file.</span>
        <textarea
          rows={5}
          spellCheck={false}
          value={text}
          maxLength={largestConfig}
          onChange={({ target }) => take(target.value)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            const file = event.dataTransfer.files[0]
            if (!file) return
            event.preventDefault()
            void file.slice(0, largestConfig).text().then(take)
          }}
        />
      </label>
      {value !== null && (
        <button type="button" onClick={() => take('')}>
          Leave it
        </button>
      )}
    </details>
  )
}

/** What is asked: every field shows what is taken, and holds at once. */
export function FitInputs({ request, taken, choices, change }: Props) {
  const method = taken?.method ?? 'inference'
  return (
    <form className="fit-inputs" aria-label="What is asked" onSubmit={(event) => event.preventDefault()}>
      <Pick label="Model" value={request.config !== null ? '' : (taken?.model ?? '')} placeholder={request.config !== null ? 'from config.json' : ''} options={choices.models} onChange={(model) => change({ model: model || null, config: null })} />
      <Choice
        legend="What for"
        value={method}
        onChange={(next) => change({ method: next, quantization: null, contextTokens: null, batch: null })}
        options={[
          { value: 'inference', label: 'Run it' },
          { value: 'qlora', label: 'QLoRA' },
          { value: 'lora', label: 'LoRA' },
          { value: 'full', label: 'Train all weights' },
        ]}
      />
      {method !== 'full' && <Pick label={method === 'inference' ? 'Stored as' : 'Base stored as'} value={taken?.quantization ?? ''} options={choices.quantizations} onChange={(quantization) => change({ quantization: quantization || null })} />}
      <Steps label={method === 'inference' ? 'Context' : 'Sequence'} steps={contexts} value={taken?.contextTokens ?? 4096} unit="tokens" onChange={(contextTokens) => change({ contextTokens })} />
      <Steps label="Batch" steps={batches} value={taken?.batch ?? 1} unit="at a time" onChange={(batch) => change({ batch })} />
      <Pick label="On" value={request.gpu ?? ''} placeholder="this machine" options={choices.gpus} onChange={(gpu) => change({ gpu: gpu || null })} />
      <Pick label="Compared with" value={request.other ?? ''} placeholder="no other GPU" options={choices.gpus} onChange={(other) => change({ other: other || null })} />
      <ConfigField value={request.config} onChange={(config) => change({ config })} />
    </form>
  )
}
