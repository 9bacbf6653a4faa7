import { useState, type DragEvent } from 'react'
import { Show } from '../../parts/states'
import { useApp } from '../../state/app-context'
import { useToasts } from '../../state/toasts'
import { Advised } from './advised'
import { Begin } from './begin'
import { useAdvice } from './use-advice'

/** Own, rent or mix: the verdict, its curve, and every assumption it stands on. A scenario file may be dropped anywhere. */
export function AdvisePage() {
  const { run, measuring } = useApp()
  const advice = useAdvice(run, measuring.ended)
  const { say } = useToasts()
  const [over, setOver] = useState(false)
  const drop = async (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (!file) return
    const refused = await advice.start({ kind: 'text', name: file.name, text: await file.text() })
    say(refused ?? `Loaded ${file.name}.`)
  }
  return (
    <div
      className={over ? 'advise over' : 'advise'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <Show of={advice.shown}>{(answer) => (answer === null ? <Begin advice={advice} /> : <Advised advice={advice} answer={answer} />)}</Show>
    </div>
  )
}
