import { useEffect, useState } from 'react'
import { onConnection } from '../client'

/** The browser's page without its program: said at the top until it is back. */
export function Connection() {
  const [lost, setLost] = useState(false)
  useEffect(() => onConnection((connected) => setLost(!connected)), [])
  if (!lost) return null
  return (
    <p className="away" role="alert">
      The connection to Groundspeed is lost. See whether <code>groundspeed serve</code> still runs in its terminal; this page finds it again by itself. If it was started anew, open its new link.
    </p>
  )
}
