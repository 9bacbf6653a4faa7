import { useEffect, useRef, useState, type FormEvent } from 'react'
import { type CallFailure } from '../../../core/contract/app-api'
import { asRefusal } from '../../../core/contract/client'
import { type WorkloadsView } from '../../../core/contract/workload-calls'
import { draftDefaults, draftOf, workloadFields, type Draft } from '../../../core/workload/fields'
import { type Workload } from '../../../core/workload/schema'
import { call } from '../../client'
import { Dialog } from '../../parts/dialog'
import { Failed } from '../../parts/states'
import { useApp } from '../../state/app-context'
import { useCall } from '../../state/use-call'
import { WorkloadForm } from './form'
import { ListedWorkloads } from './listed'

/** Which work every page answers for: one of the list, or described in full. What is wrong never leaves the dialog. */
export function WorkloadChooser({ onClose }: { onClose: () => void }) {
  const { workload: { shown, take } } = useApp()
  if (!shown) return null
  return (
    <Dialog title="The work that every page answers for" onClose={onClose} form>
      <Chooser shown={shown} take={take} onClose={onClose} />
    </Dialog>
  )
}

const allKeys = workloadFields.map(({ key }) => key)

function Chooser({ shown, take, onClose }: { shown: WorkloadsView; take: (next: WorkloadsView) => void; onClose: () => void }) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(shown.current.workload))
  const [from, setFrom] = useState<string | null>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [said, setSaid] = useState<{ text: string; undo?: () => void } | null>(null)
  const [failure, setFailure] = useState<CallFailure | null>(null)
  const form = useRef<HTMLFormElement>(null)
  /** What was handed in is wrong: the first wrong field takes the focus as soon as it is marked. */
  const refused = useRef(false)
  const [checked] = useCall('workload-check', { draft }, shown)
  const check = checked.at === 'ready' ? checked.value : null
  const errors = Object.fromEntries(Object.entries(check?.errors ?? {}).filter(([key]) => left.has(key)))

  useEffect(() => {
    const wrong = refused.current ? form.current?.querySelector<HTMLElement>('[aria-invalid]') : null
    if (!wrong) return
    refused.current = false
    wrong.focus()
  })

  const show = (next: Draft, origin: string | null) => {
    setDraft(next)
    setFrom(origin)
    setLeft(new Set())
    setSaid(null)
  }
  /** Reads the form anew, so that what is kept is what stands there; else the first wrong field is shown. */
  const withWorkload = async (keep: (workload: Workload) => Promise<void>) => {
    try {
      refused.current = false
      setFailure(null)
      const { view } = await call('workload-check', { draft })
      if (view) return await keep(view.workload)
      refused.current = true
      setLeft(new Set(allKeys))
    } catch (error) {
      setFailure(asRefusal(error))
    }
  }
  const use = (event: FormEvent) => {
    event.preventDefault()
    void withWorkload(async (workload) => {
      take(await call('workload-use', workload))
      onClose()
    })
  }
  const save = () =>
    void withWorkload(async (workload) => {
      take(await call('workload-save', workload))
      setSaid({ text: `Saved as '${workload.name}'.` })
    })
  const remove = async ({ id, view }: WorkloadsView['listed'][number]) => {
    try {
      take(await call('workload-remove', { id }))
      const undo = view ? { undo: () => void call('workload-save', view.workload).then(take, (error) => setFailure(asRefusal(error))) } : {}
      setSaid({ text: `Removed '${view?.workload.name ?? id}'.`, ...undo })
    } catch (error) {
      setFailure(asRefusal(error))
    }
  }

  return (
    <form className="chooser" ref={form} noValidate onSubmit={use}>
      <nav aria-label="Known work">
        <ListedWorkloads listed={shown.listed} current={from} onOpen={(each) => each.view && show(draftOf(each.view.workload), `${each.origin} ${each.id}`)} onRemove={(each) => void remove(each)} />
      </nav>
      <div className="described">
        <WorkloadForm
          draft={draft}
          errors={errors}
          units={check?.view?.units ?? 'units'}
          names={{ networks: shown.networks.map(({ id }) => id), models: shown.models, quantizations: shown.quantizations, regions: shown.regions }}
          onChange={(key, value) => {
            setDraft({ ...draft, [key]: value })
            setFrom(null)
          }}
          onLeave={(key) => setLeft(new Set([...left, key]))}
        />
      </div>
      <footer>
        {failure && <Failed why={failure} />}
        <p className="quiet" aria-live="polite">
          {said ? said.text : check?.view ? `${check.view.work}; ${check.view.amount}` : check ? 'Something is missing or wrong: see the fields.' : ''}
          {said?.undo && (
            <button
              type="button"
              className="plain"
              onClick={() => {
                said.undo?.()
                setSaid(null)
              }}
            >
              Undo
            </button>
          )}
        </p>
        <div className="actions">
          <button type="submit" className="primary">
            Use it
          </button>
          <button type="button" onClick={save}>
            {check?.replaces ? 'Save over the one of this name' : 'Save as this name'}
          </button>
          <button type="button" className="plain" onClick={() => show(draftDefaults, null)}>
            Reset to defaults
          </button>
        </div>
      </footer>
    </form>
  )
}
