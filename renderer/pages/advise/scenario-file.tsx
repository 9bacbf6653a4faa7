import { useRef } from 'react'
import { largestScenarioText } from '../../../core/contract/advise-views'
import { useToasts } from '../../state/toasts'

export interface ScenarioText {
  readonly name: string
  readonly text: string
}

/** Reads a file that was chosen or dropped, and says of one that it is too large or cannot be read. */
export function useScenarioText(onText: (file: ScenarioText) => void): (file: File | undefined) => void {
  const { say } = useToasts()
  return (file) => {
    if (!file) return
    if (file.size > largestScenarioText) say(`${file.name} is larger than a scenario can be.`)
    // A folder that is dropped is a file too, which cannot be read.
    else file.text().then((text) => onText({ name: file.name, text }), () => say(`${file.name} cannot be read.`))
  }
}

interface Props {
  /** What the button says. */
  readonly label: string
  /** How a screen reader, and a test, name the file that is chosen. */
  readonly name: string
  readonly onText: (file: ScenarioText) => void
}

/** A scenario file from this computer, read as text. */
export function ScenarioFileButton({ label, name, onText }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const read = useScenarioText(onText)
  return (
    <>
      <button type="button" onClick={() => input.current!.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className="hidden"
        tabIndex={-1}
        aria-label={name}
        onChange={(event) => {
          read(event.target.files?.[0])
          // The same file may be chosen again after it was edited elsewhere.
          event.target.value = ''
        }}
      />
    </>
  )
}
