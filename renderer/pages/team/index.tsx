import { useId, useState } from 'react'
import { teamGroupings, type TeamGrouping, type TeamView } from '../../../core/contract/team-calls'
import { call } from '../../client'
import { Answer } from '../../parts/answer'
import { Chart } from '../../parts/chart'
import { DataTable } from '../../parts/data-table'
import { Figures } from '../../parts/figures'
import { HowWeKnow } from '../../parts/how-we-know'
import { Doubtful, Show } from '../../parts/states'
import { useToasts } from '../../state/toasts'
import { Groups, groupWords } from './groups'
import { Join } from './join'
import { Keys } from './keys'
import { Machines } from './machines'
import { Plan } from './plan'
import { Publish } from './publish'
import { Hidden } from './result-actions'
import { useTeam } from './use-team'

interface Choice {
  readonly gpu: string | null
  readonly group: TeamGrouping | null
}

/** The shared folder: the group's machines beside each other, whether the folder is there or not. */
export function TeamPage() {
  const [choice, setChoice] = useState<Choice>({ gpu: null, group: null })
  const [view, again] = useTeam(choice.gpu, choice.group)
  return <Show of={view}>{(team) => (team.state === 'not-joined' ? <Join canChoose={team.canChooseFolder} onJoined={again} /> : <Folder team={team} choice={choice} choose={setChoice} again={again} />)}</Show>
}

const groupOptions = teamGroupings.map((value) => ({ value, title: groupWords[value] }))

interface SelectProps<V extends string> {
  readonly label: string
  /** What no choice is called. */
  readonly all: string
  readonly value: V | null
  readonly options: readonly { readonly value: V; readonly title: string }[]
  readonly onChange: (value: V | null) => void
}

function Select<V extends string>({ label, all, value, options, onChange }: SelectProps<V>) {
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value ?? ''} onChange={(event) => onChange(options.find((each) => each.value === event.target.value)?.value ?? null)}>
        <option value="">{all}</option>
        {options.map((each) => (
          <option key={each.value} value={each.value}>
            {each.title}
          </option>
        ))}
      </select>
    </>
  )
}

const Notice = ({ text, advice, tone }: TeamView['notices'][number]) =>
  tone === 'failed' ? (
    <div className="notice failed" role="alert">
      <p className="said">{text}</p>
      <p>{advice}</p>
    </div>
  ) : (
    <Doubtful>
      <b>{text}</b> {advice}
    </Doubtful>
  )

/** Exported for the gallery. */
export function Folder({ team, choice, choose, again }: { team: TeamView; choice: Choice; choose: (choice: Choice) => void; again: () => void }) {
  const { complain } = useToasts()
  const { answer, state, progress, notices, figures, chart, outliers, gpus, rows, problems, notes } = team
  return (
    <>
      <Answer>{answer}</Answer>
      {progress && (
        <p className="note" role="status">
          <progress value={progress.done} max={progress.total} aria-label="Files read" /> {progress.text}
        </p>
      )}
      {state === 'first-look' && !progress && <p className="note quiet">Looking at the folder for the first time…</p>}
      {notices.map((notice) => (
        <Notice key={notice.text} {...notice} />
      ))}
      <div className="actions">
        <Publish agreed={team.agreed} onDone={again} />
        <button type="button" onClick={() => void call('team-look', null).then(again, complain)}>
          Look now
        </button>
        {gpus.length > 1 && <Select label="GPU" all="all" value={choice.gpu} options={gpus.map(({ gpu, machines }) => ({ value: gpu, title: `${gpu} (${machines})` }))} onChange={(gpu) => choose({ ...choice, gpu })} />}
        {rows.length > 1 && <Select label="Group by" all="nothing" value={choice.group} options={groupOptions} onChange={(group) => choose({ ...choice, group })} />}
      </div>
      {rows.length > 0 && <Figures figures={figures} />}
      {chart && <Chart chart={chart} />}
      {outliers.length > 0 && (
        <Doubtful>
          <b>What stands out</b>
          <ul>
            {outliers.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Doubtful>
      )}
      {rows.length > 0 && (
        <>
          <h2>{choice.group === null ? 'Machines' : `By ${groupWords[choice.group]}`}</h2>
          {choice.group === null ? <Machines rows={rows} again={again} /> : <Groups rows={team.groups} by={choice.group} />}
        </>
      )}
      {team.keys.length > 0 && <Keys keys={team.keys} again={again} />}
      {team.hidden.length > 0 && <Hidden hidden={team.hidden} again={again} />}
      {rows.length > 0 && state !== 'first-look' && <Plan version={rows.map(({ result, trust }) => `${result} ${trust}`).join(' ')} />}
      {problems.length > 0 && (
        <>
          <h2>Files that are no result yet</h2>
          <DataTable
            caption="Files that could not be read as results"
            rowKey={(row) => row.path}
            rows={problems}
            page={20}
            columns={[
              { title: 'File', cell: (row) => row.path.replace('groundspeed-v1/', '') },
              { title: 'Why', cell: (row) => row.because },
            ]}
          />
        </>
      )}
      <HowWeKnow lines={[`${team.name} in ${team.team}: ${team.folder}`, ...notes]} />
    </>
  )
}
