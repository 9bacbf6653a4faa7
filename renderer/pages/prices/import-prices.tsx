import { useId, useState } from 'react'
import { largestPriceText } from '../../../core/contract/price-calls'
import { call } from '../../client'
import { useToasts } from '../../state/toasts'
import { useDrop } from '../../state/use-drop'

interface Problems {
  readonly said: string
  readonly problems: readonly { readonly line: number; readonly what: string }[]
}

/** Problems shown at once; a file that is none has one on every line. */
const mostShown = 20

/** A newer price file, chosen or dropped: taken whole, or said line by line why not. */
export function ImportPrices({ onImported }: { onImported: () => void }) {
  const { say, complain } = useToasts()
  const [refused, setRefused] = useState<Problems | null>(null)
  const hint = useId()
  const take = async (file: File | undefined) => {
    if (!file) return
    if (file.size > largestPriceText) return setRefused({ said: `${file.name} is too large for the window.`, problems: [{ line: 1, what: 'import it with: groundspeed catalog import FILE' }] })
    try {
      const { said, problems, revision } = await call('price-import', { name: file.name.slice(0, 300), text: await file.text() })
      setRefused(problems.length > 0 ? { said, problems } : null)
      if (problems.length > 0) return
      onImported()
      say(said, { label: 'Undo', run: () => void call('price-undo', { revision }).then(onImported, complain) })
    } catch (error) {
      complain(error)
    }
  }
  const { over, place } = useDrop((file) => void take(file))
  return (
    <section>
      <h2>A newer price file</h2>
      <div className={over ? 'drop over' : 'drop'} {...place}>
        <label>
          <span>Choose a file, or drop it here</span>
          <input
            type="file"
            accept=".json,.csv,.tsv,.txt"
            aria-describedby={hint}
            onChange={(event) => {
              const input = event.target
              void take(input.files?.[0]).then(() => (input.value = ''))
            }}
          />
        </label>
        <p id={hint} className="note quiet">
          JSON in the catalog&apos;s shape, or CSV with the columns provider, instanceType, region, gpu, gpuCount, onDemandUsdPerHour, spotUsdPerHour, asOf. Nothing is taken of a file with a bad row.
        </p>
      </div>
      {refused && (
        <div className="notice failed" role="alert">
          <p className="said">{refused.said}</p>
          <ul>
            {refused.problems.slice(0, mostShown).map(({ line, what }) => (
              <li key={`${line} ${what}`}>
                Line {line}: {what}
              </li>
            ))}
          </ul>
          {refused.problems.length > mostShown && <p>and more: `groundspeed catalog import` says them too.</p>}
        </div>
      )}
    </section>
  )
}
