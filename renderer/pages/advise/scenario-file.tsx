import { useRef } from 'react'

interface Props {
  /** What the button says. */
  readonly label: string
  /** How a screen reader, and a test, name the file that is chosen. */
  readonly name: string
  readonly onText: (file: { readonly name: string; readonly text: string }) => void
}

/** A scenario file from this computer, read as text: the one place that asks for one. */
export function ScenarioFileButton({ label, name, onText }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const read = async (file: File | undefined) => {
    if (file) onText({ name: file.name, text: await file.text() })
  }
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
          void read(event.target.files?.[0])
          // The same file may be chosen again after it was edited elsewhere.
          event.target.value = ''
        }}
      />
    </>
  )
}
