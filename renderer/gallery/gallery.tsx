import { type ReactNode } from 'react'
import { provenances } from '../../core/result/provenance'
import { Why } from '../pages/compare/detail'
import { Running } from '../pages/measure/running'
import { Badge } from '../parts/badge'
import { Chart } from '../parts/chart'
import { Choice } from '../parts/choice'
import { DataTable } from '../parts/data-table'
import { Figures } from '../parts/figures'
import { NumberField } from '../parts/number-field'
import { HowWeKnow } from '../parts/how-we-know'
import { Doubtful, Empty, Failed, Loading } from '../parts/states'
import { WorkloadForm } from '../shell/workload/form'
import { noNames, scatterChart, why, wrongDraft, wrongFields } from './compare-fixtures'
import { AdviceParts } from './advice'
import { BottleneckParts } from './bottleneck'
import { TeamParts } from './team'
import { CarbonParts } from './carbon'
import { UpgradeParts } from './upgrade'
import { emptyChart, figures, kindsChart, manyRows, predictedChart, runningStates, sampleChart, stackChart } from './fixtures'

const nothing = () => undefined
const failure = { message: 'No space left to write the run.', advice: 'Free some disk space and run it again; nothing was overwritten.', detail: 'ENOSPC: no space left on device, write\n    at writeWhole' }

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h2>{title}</h2>
    {children}
  </section>
)

/** Every shared part in every state on fixture data: looked at, photographed and held against axe by the tests. */
export default function Gallery() {
  return (
    <main>
      <p className="answer">This RTX 3090 trains ResNet-50 at about 0.6 of a cloud A100 40 GB.</p>
      <Part title="Badges">
        {provenances.map((kind) => (
          <span key={kind}>
            <Badge kind={kind} date={kind === 'published' ? '2026-07' : null} />{' '}
          </span>
        ))}
      </Part>
      <Part title="Figures">
        <Figures figures={figures} />
      </Part>
      <Part title="Charts">
        {[predictedChart, kindsChart, sampleChart, scatterChart, stackChart, emptyChart].map((chart) => (
          <Chart key={chart.title} chart={chart} />
        ))}
      </Part>
      <Part title="A table of 10,000 rows">
        <DataTable caption="Many rows" rows={manyRows} rowKey={(row) => row.id} page={10} detailName={(row) => row.id} detail={(row) => (row.id === 'run 2' ? null : <p className="note">More of {row.id}</p>)} columns={[{ title: 'Run', cell: (row) => row.id }, { title: 'Result', number: true, cell: (row) => row.value }]} />
      </Part>
      <Part title="Numbers: as usual, entered, needed">
        <div className="fields">
          <NumberField label="Checkpoint interval" unit="min" value={null} usual={30} min={1} max={1440} hint="work between two checkpoints; default 30: a common habit" onChange={nothing} />
          <NumberField label="Storage" unit="GB" value={500} usual={0} min={0} max={1e7} onChange={nothing} />
          <NumberField label="Contract price" unit="USD/h" value={null} min={0} max={1e4} hint="needed: nothing is invented" onChange={nothing} />
        </div>
      </Part>
      <Part title="A work that is wrong in three fields">
        <WorkloadForm draft={wrongDraft} errors={wrongFields} names={noNames} units="images" onChange={nothing} onLeave={nothing} />
      </Part>
      <Part title="Why an instance's numbers are what they are">
        <Why why={why} />
      </Part>
      <Part title="A run under way">
        {runningStates.map((status, i) => (
          <Running key={i} status={status} name={`Run under way, ${i + 1}`} />
        ))}
      </Part>
      <Part title="Loading, doubtful, failed, empty">
        <Loading />
        <Doubtful>noisy: samples vary by 14 %; close other programs and run again</Doubtful>
        <Failed why={failure} />
        <Failed why={{ ...failure, detail: '' }} />
        <Empty title="Nothing has been measured on this machine yet." action={{ label: 'Measure this machine', run: nothing }} onSample={nothing}>
          The result will stand here.
        </Empty>
      </Part>
      <Part title="A choice, and how we know">
        <Choice legend="Mode" value="quick" onChange={nothing} options={[{ value: 'quick', label: 'quick', aside: 'about 55 s', meaning: 'differences of 5 % show' }, { value: 'standard', label: 'standard', meaning: 'differences of 3 % show' }]} />
        <HowWeKnow lines={['Each benchmark runs in fresh processes.', 'The interval is a 95 % t interval.']} />
      </Part>
      <Part title="What holds the work back">
        <BottleneckParts />
      </Part>
      <Part title="Advice">
        <AdviceParts />
      </Part>
      <Part title="Upgrade">
        <UpgradeParts />
      </Part>
      <Part title="Carbon">
        <CarbonParts />
      </Part>
      <Part title="Team">
        <TeamParts />
      </Part>
    </main>
  )
}
