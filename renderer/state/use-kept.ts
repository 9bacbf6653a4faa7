import { useCallback, useState } from 'react'

/** What pages keep while the window is open: inputs are there again when one comes back. */
const kept = new Map<string, unknown>()

/** State that outlives its page. @param initial a value that is not changed */
export function useKept<T>(name: string, initial: T): [T, (next: T) => void] {
  const [value, setValue] = useState<T>(() => (kept.has(name) ? (kept.get(name) as T) : initial))
  const keep = useCallback(
    (next: T) => {
      kept.set(name, next)
      setValue(next)
    },
    [name],
  )
  return [value, keep]
}
