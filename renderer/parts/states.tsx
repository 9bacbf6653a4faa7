import { type ReactNode } from 'react'
import { type Loaded } from '../use-call'

/** What a page shows of something that is asked for: nothing yet, the reason why not, or the thing itself. */
export function Show<T>({ of, loading, failed, children }: { of: Loaded<T>; loading: string; failed?: (message: string) => ReactNode; children: (value: T) => ReactNode }) {
  if (of.at === 'loading') return <p className="answer quiet">{loading}</p>
  if (of.at === 'failed') return failed ? failed(of.message) : <Failed message={of.message} />
  return children(of.value)
}

export function Failed({ message }: { message: string }) {
  return (
    <p className="answer failed" role="alert">
      {message}
    </p>
  )
}
