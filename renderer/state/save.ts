import { call } from '../client'
import { type Toasts } from './toasts'

/** Hands a text to the person as a file: Electron asks where, a browser puts it with its downloads. */
export function saveText(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has begun by then; the text need not stay in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** The run as a document, rendered by the program and saved. @returns whether it came so far */
export async function saveReport(run: string | null, format: string, toasts: Toasts): Promise<boolean> {
  try {
    const { name, type, text } = await call('report-render', { run, format })
    saveText(name, type, text)
    return true
  } catch (error) {
    toasts.complain(error)
    return false
  }
}
