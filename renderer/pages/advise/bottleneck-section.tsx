import { Bottleneck } from '../../parts/bottleneck'
import { Show } from '../../parts/states'
import { useApp } from '../../state/app-context'
import { useCall } from '../../state/use-call'
import { type SectionProps } from './sections'

/** Before anything is bought or rented: what holds the work back on the machine that the advice began with. */
export function BottleneckSection({ answer: { session } }: SectionProps) {
  return session.origin.kind === 'run' ? <OfRun run={session.origin.run} /> : null
}

function OfRun({ run }: { run: string }) {
  const { workload, chooseWorkload } = useApp()
  const [view] = useCall('bottleneck', { run }, workload.changed)
  return (
    <Show of={view} inside>
      {(shown) => <Bottleneck view={shown} onChooseWork={chooseWorkload} />}
    </Show>
  )
}
