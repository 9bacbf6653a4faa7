import { Chart } from '../../parts/chart'
import { type SectionProps } from './sections'

/** What matters most: one assumption after another at its low and its high end. */
export const TornadoSection = ({ answer: { view } }: SectionProps) => view.tornado && (
  <section aria-label="What matters most">
    <Chart chart={view.tornado} />
  </section>
)
