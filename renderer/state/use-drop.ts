import { useState, type DragEvent } from 'react'

/** A place where one file may be dropped. @returns whether something is held over it, and the handlers of the place */
export function useDrop(onFile: (file: File) => void) {
  const [over, setOver] = useState(false)
  const place = {
    onDragOver(event: DragEvent) {
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop(event: DragEvent) {
      event.preventDefault()
      setOver(false)
      const file = event.dataTransfer.files[0]
      if (file) onFile(file)
    },
  }
  return { over, place }
}
