import { useLayoutEffect, useRef, type ReactNode } from 'react'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** Something is typed in it: it is wide, and a click beside it does not throw that away. */
  readonly form?: boolean
}

/** A dialog of the platform: it keeps the focus, closes with Escape, and gives the focus back. */
export function Dialog({ title, onClose, children, form = false }: Props) {
  const element = useRef<HTMLDialogElement>(null)
  // Before it leaves the page: one that has left gives no focus back, in browsers of today.
  useLayoutEffect(() => {
    const dialog = element.current!
    const opener = document.activeElement
    dialog.showModal()
    return () => {
      dialog.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  return (
    <dialog ref={element} aria-label={title} className={form ? 'form' : undefined} onClose={onClose} onClick={(event) => !form && event.target === element.current && onClose()}>
      <header>
        <h2>{title}</h2>
        <button type="button" className="plain" aria-label="Close" onClick={onClose}>
          ×
        </button>
      </header>
      {children}
    </dialog>
  )
}
