import { useCallback, useEffect, useMemo, useState } from 'react'
import { type Mode } from '../core/run/modes'
import { call, listen } from './client'
import { keyMeaning } from './keyboard'
import { allPages, pages } from './pages/list'
import { Connection } from './shell/connection'
import { ErrorBoundary } from './shell/error-boundary'
import { KeyHelp } from './shell/key-help'
import { Rail } from './shell/rail'
import { Strip } from './shell/strip'
import { WorkloadChooser } from './shell/workload/chooser'
import { AppProvider, type AppContext } from './state/app-context'
import { saveReport } from './state/save'
import { useToasts } from './state/toasts'
import { useMeasuring } from './state/use-measuring'
import { goTo, useRoute } from './state/use-route'
import { useSettings } from './state/use-settings'
import { useWorkload } from './state/use-workload'

/** The shell: rail, strip, page; keys and events that belong to no page. */
export function App() {
  const route = useRoute()
  const toasts = useToasts()
  const measuring = useMeasuring()
  const settings = useSettings(toasts.complain)
  const workload = useWorkload()
  const [help, setHelp] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const entry = allPages.find(({ id }) => id === route.page) ?? pages[0]!
  const { run, other = null } = route

  const open = useCallback(
    (page: string, wanted: string | null = run) => {
      // From now on the focus follows to the page's heading; before, it stays where the person put it.
      document.documentElement.dataset['moved'] = 'yes'
      goTo({ page, run: wanted })
    },
    [run],
  )
  const measure = useCallback(
    (mode: Mode, only: readonly string[] = []) => {
      call('measure-start', { mode, only: [...only] }).catch(toasts.complain)
      open('measure', null)
    },
    [open, toasts],
  )
  const diff = useCallback((before: string, after: string) => {
    document.documentElement.dataset['moved'] = 'yes'
    goTo({ page: 'diff', run: after, other: before })
  }, [])
  const chooseWorkload = useCallback(() => setChoosing(true), [])
  const app = useMemo<AppContext>(
    () => ({ run, other, measuring, settings, workload, chooseWorkload, open, diff, measure }),
    [run, other, measuring, settings, workload, chooseWorkload, open, diff, measure],
  )

  useEffect(() => {
    document.title = `${entry.title} - Groundspeed`
    window.scrollTo(0, 0)
  }, [entry])
  useEffect(() => {
    document.documentElement.dataset['ready'] = 'ready'
  }, [])
  useEffect(
    () =>
      listen((event) => {
        if (event.type === 'saved') toasts.say(`Saved ${event.name}.`, { label: 'Open', run: () => void call('saved-open', { id: event.id }).catch(toasts.complain) })
      }),
    [toasts],
  )
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const meaning = keyMeaning(event)
      if (!meaning || document.querySelector('dialog[open]')) return
      if ('page' in meaning) {
        const wanted = pages[meaning.page]
        if (!wanted) return
        open(wanted.id)
      } else if (meaning.command === 'help') setHelp(true)
      else if (meaning.command === 'save') void saveReport(run, 'html', toasts)
      else if (meaning.command === 'cancel') void call('measure-cancel', null).catch(toasts.complain)
      else if (measuring.status.state === 'idle') measure('quick')
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [open, measure, measuring.status.state, run, toasts])

  const Page = entry.page
  return (
    <AppProvider value={app}>
      <div className="shell">
        <Rail current={entry.under ?? entry.id} status={measuring.status} onOpen={open} onHelp={() => setHelp(true)} />
        <div className="content">
          <Connection />
          <Strip page={entry.id} />
          {[settings.notice, workload.shown?.notice].map((notice) => notice && <p key={notice} className="notice doubtful">{notice}</p>)}
          <main>
            <ErrorBoundary place={`${entry.id} ${run} ${other}`}>
              <Page key={`${entry.id} ${run} ${other}`} />
            </ErrorBoundary>
          </main>
        </div>
      </div>
      {help && <KeyHelp onClose={() => setHelp(false)} />}
      {choosing && <WorkloadChooser onClose={() => setChoosing(false)} />}
    </AppProvider>
  )
}
