import { type WorkloadsView } from '../../../core/contract/workload-calls'

type Listed = WorkloadsView['listed'][number]

interface Props {
  readonly listed: readonly Listed[]
  /** The one in the form, as long as it is as it was; null: something else. */
  readonly current: string | null
  readonly onOpen: (each: Listed) => void
  readonly onRemove: (each: Listed) => void
}

/** Presets, and what somebody saved; each goes into the form. */
export const ListedWorkloads = ({ listed, current, onOpen, onRemove }: Props) => (
  <>
    <Part title="Presets" listed={listed.filter(({ origin }) => origin === 'preset')} current={current} onOpen={onOpen} onRemove={onRemove} />
    <Part title="Saved" listed={listed.filter(({ origin }) => origin === 'saved')} current={current} onOpen={onOpen} onRemove={onRemove} />
  </>
)

const Part = ({ title, listed, current, onOpen, onRemove }: Props & { title: string }) => (
  <section aria-label={title}>
    <h3>{title}</h3>
    {listed.length === 0 && <p className="note quiet">Nothing yet: describe your work and save it.</p>}
    <ul>
      {listed.map((each) => (
        <li key={each.id}>
          <button type="button" className="entry" disabled={!each.view} aria-current={current === `${each.origin} ${each.id}` ? 'true' : undefined} onClick={() => onOpen(each)}>
            <span>{each.view?.workload.name ?? each.id}</span>
            <span className="note quiet">{each.view ? `${each.view.work}; ${each.view.amount}` : 'this file is damaged'}</span>
          </button>
          {each.origin === 'saved' && (
            <button type="button" className="plain" aria-label={`Remove ${each.view?.workload.name ?? each.id}`} title="Remove" onClick={() => onRemove(each)}>
              ×
            </button>
          )}
        </li>
      ))}
    </ul>
  </section>
)
