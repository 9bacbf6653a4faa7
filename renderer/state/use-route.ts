import { useEffect, useState } from 'react'

export interface Route {
  readonly page: string
  /** The run being looked at: null is the latest, `sample` the shipped recording. */
  readonly run: string | null
}

/** "#/compare?run=ID": the address keeps the place over a reload, and going back works. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  return { page: path, run: new URLSearchParams(query).get('run') }
}

export const routeHash = ({ page, run }: Route): string => `#/${page}${run === null ? '' : `?run=${encodeURIComponent(run)}`}`

export const goTo = (route: Route): void => {
  window.location.hash = routeHash(route)
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(window.location.hash))
  useEffect(() => {
    const read = () => setRoute(parseRoute(window.location.hash))
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])
  return route
}
