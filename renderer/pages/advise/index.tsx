import { Show } from '../../parts/states'
import { useApp } from '../../state/app-context'
import { useDrop } from '../../state/use-drop'
import { Advised } from './advised'
import { Begin } from './begin'
import { useLoad } from './files'
import { useScenarioText } from './scenario-file'
import { useAdvice } from './use-advice'

/** Own, rent or mix: the verdict, its curve, and every assumption it stands on. A scenario file may be dropped anywhere. */
export function AdvisePage() {
  const { run, measuring, workload } = useApp()
  const advice = useAdvice(run, `${measuring.ended} ${workload.changed}`)
  const { over, place } = useDrop(useScenarioText(useLoad(advice)))
  return (
    <div className={over ? 'advise over' : 'advise'} {...place}>
      <Show of={advice.shown}>{(answer) => (answer === null ? <Begin advice={advice} /> : <Advised advice={advice} answer={answer} />)}</Show>
    </div>
  )
}
