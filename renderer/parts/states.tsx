import { useEffect, useState, type ReactNode } from 'react'
import { type CallFailure } from '../../core/contract/app-api'
import { type Loaded } from '../state/use-call'
import { Answer } from './answer'
import { copyText } from './clipboard'

/** A wait shorter than this shows nothing: a skeleton that flashes is worse than none (LOOK). */
const patienceMs = 150

interface ShowProps<T> {
  readonly of: Loaded<T>
  /** Part of a page that has its heading already. */
  readonly inside?: boolean
  readonly failed?: (why: CallFailure) => ReactNode
  readonly children: (value: T) => ReactNode
}

/** What a page shows of something that is asked for: nothing yet, the reason why not, or the thing itself. */
export function Show<T>({ of, inside = false, failed, children }: ShowProps<T>) {
  if (of.at === 'loading') return <Loading />
  if (of.at === 'failed') return failed ? failed(of.why) : <Failed why={of.why} heading={!inside} />
  return children(of.value)
}

export function Loading() {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  return (
    <div className="skeleton" role="status">
      <span className="hidden">Loading</span>
      <i className="wide" />
      <i />
      <i />
      <i />
    </div>
  )
}

/** What happened, what to do, and the technical text one click away. */
export function Failed({ why: { message, advice, detail }, heading = false, children }: { why: Pick<CallFailure, 'message' | 'advice' | 'detail'>; heading?: boolean; children?: ReactNode }) {
  return (
    <div className="notice failed" role="alert">
      {heading ? <Answer>{message}</Answer> : <p className="said">{message}</p>}
      {advice && <p>{advice}</p>}
      {children}
      {detail && (
        <details>
          <summary>Technical text</summary>
          <pre>{detail}</pre>
          <button type="button" onClick={() => void copyText(detail)}>
            Copy
          </button>
        </details>
      )}
    </div>
  )
}

/** A doubt about the whole: said beside what it is about, with its next step. */
export const Doubtful = ({ children }: { children: ReactNode }) => <div className="notice doubtful">{children}</div>

/** The way to something to look at before anything is measured. */
export const SampleButton = ({ onClick }: { onClick: () => void }) => (
  <button type="button" onClick={onClick}>
    Explore a sample machine
  </button>
)

interface EmptyProps {
  readonly title: string
  /** What will be here. */
  readonly children: ReactNode
  /** Left out where the page has a form for it. */
  readonly action?: { readonly label: string; readonly run: () => void }
  /** The way to the sample machine. */
  readonly onSample?: () => void
}

/** Nothing here yet: what will be, one button, and the sample machine to explore. */
export const Empty = ({ title, children, action, onSample }: EmptyProps) => (
  <section className="empty">
    <Answer>{title}</Answer>
    <p className="quiet">{children}</p>
    <div className="actions">
      {action && (
        <button type="button" className="primary" onClick={action.run}>
          {action.label}
        </button>
      )}
      {onSample && <SampleButton onClick={onSample} />}
    </div>
  </section>
)
