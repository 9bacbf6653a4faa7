import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react'
import { asRefusal } from '../../core/contract/client'

export interface Toast {
  readonly text: string
  readonly tone: 'plain' | 'failed'
  readonly action?: { readonly label: string; readonly run: () => void }
}

interface Shown extends Toast {
  readonly id: number
}

export interface Toasts {
  readonly say: (text: string, action?: Toast['action']) => void
  /** Errors stay until they are closed. */
  readonly complain: (error: unknown) => void
}

const Context = createContext<Toasts>({ say: () => undefined, complain: () => undefined })
export const useToasts = (): Toasts => useContext(Context)

/** Long enough to read. */
const shownMs = 8000
/** Long enough to find the way back and to take it, also by keyboard: WCAG 2.2.1 gives 20 s to act at the least. */
const undoMs = 20_000

export function ToastArea({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([])
  const next = useRef(1)
  const close = useCallback((id: number) => setShown((before) => before.filter((each) => each.id !== id)), [])
  const add = useCallback(
    (toast: Toast) => {
      const id = next.current++
      setShown((before) => [...before.slice(-3), { ...toast, id }])
      if (toast.tone === 'plain') setTimeout(() => close(id), toast.action ? undoMs : shownMs)
    },
    [close],
  )
  const toasts = useMemo<Toasts>(
    () => ({
      say: (text, action) => add({ text, tone: 'plain', ...(action ? { action } : {}) }),
      complain: (error) => {
        const { message, advice } = asRefusal(error)
        add({ text: [message, advice].filter(Boolean).join(' '), tone: 'failed' })
      },
    }),
    [add],
  )
  return (
    <Context.Provider value={toasts}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {shown.map(({ id, text, tone, action }) => (
          <div key={id} className={`toast ${tone}`}>
            <span>{text}</span>
            {action && (
              <button
                type="button"
                onClick={() => {
                  action.run()
                  close(id)
                }}
              >
                {action.label}
              </button>
            )}
            <button type="button" className="plain" aria-label="Close this message" onClick={() => close(id)}>
              ×
            </button>
          </div>
        ))}
      </div>
    </Context.Provider>
  )
}
