import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react'

/** The sentence that a colleague would say: first on every page, and where the focus goes when a page opens. */
export function Answer({ children, tone = 'plain' }: { children: ReactNode; tone?: 'plain' | 'quiet' }) {
  const heading = useRef<HTMLHeadingElement>(null)
  // Before it is painted: a person who sees the page and types is not interrupted by a focus that moves late.
  useLayoutEffect(() => {
    if (document.documentElement.dataset['moved'] === 'yes') heading.current?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    // What `npm run bench:window` calls usable: there is an answer to read.
    if (performance.getEntriesByName('answer').length === 0) performance.mark('answer')
  }, [])
  return (
    <h1 className={`answer ${tone}`} tabIndex={-1} ref={heading}>
      {children}
    </h1>
  )
}
