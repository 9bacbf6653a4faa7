import { Bottleneck } from '../../parts/bottleneck'
import { Show } from '../../parts/states'
import { useApp } from '../../state/app-context'
import { useCall } from '../../state/use-call'

/** What holds the current work back on the machine of this run; what its run lacks can be measured from here. */
export function HeldBack({ run }: { run: string | null }) {
  const { workload, chooseWorkload, measure, measuring } = useApp()
  const [view] = useCall('bottleneck', { run }, `${workload.changed} ${measuring.ended}`)
  return (
    <Show of={view} inside>
      {(shown) => <Bottleneck view={shown} folded onMeasure={(only) => measure('standard', only)} onChooseWork={chooseWorkload} />}
    </Show>
  )
}
