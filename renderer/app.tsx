import { useEffect, useState } from 'react'
import { type ChannelOutput } from '../core/contract/app-api'
import { call } from './client'

type State =
  { at: 'loading' } | { at: 'ready'; summary: ChannelOutput<'machine-summary'> } | { at: 'failed'; message: string }

/** The bare window: what machine this is, and which Groundspeed. */
export function App() {
  const [state, setState] = useState<State>({ at: 'loading' })
  useEffect(() => {
    call('machine-summary', null).then(
      (summary) => setState({ at: 'ready', summary }),
      (error: unknown) => setState({ at: 'failed', message: error instanceof Error ? error.message : String(error) }),
    )
  }, [])
  useEffect(() => {
    document.documentElement.dataset['ready'] = state.at
  }, [state])

  return (
    <div className="page">
      <main>
        <p className="product">Groundspeed</p>
        {state.at === 'loading' && <p className="answer quiet">Looking at this machine…</p>}
        {state.at === 'failed' && (
          <p className="answer" role="alert">
            This machine could not be read: {state.message}. Restart Groundspeed, or run <code>groundspeed doctor</code>{' '}
            in a terminal.
          </p>
        )}
        {state.at === 'ready' && (
          <>
            <h1 className="answer">
              <span className="host">{state.summary.hostName}</span> is a {state.summary.description}.
            </h1>
            <p className="quiet">
              Measure it from a terminal with <code>groundspeed run</code>.
            </p>
          </>
        )}
      </main>
      {state.at === 'ready' && (
        <footer className="versions">
          <span>Groundspeed {state.summary.version}</span>
          <span>Electron {state.summary.electron}</span>
        </footer>
      )}
    </div>
  )
}
