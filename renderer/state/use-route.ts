import { useEffect, useState } from 'react'

export interface Route {
  readonly page: string
  /** The run being looked at: null is the latest, `sample` the shipped recording. */
  readonly run: string | null
  /** A second run, to set beside it. */
  readonly other?: string | null
}

/** "#/compare?run=ID": the address keeps the place over a reload, and going back works. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const asked = new URLSearchParams(query)
  const other = asked.get('with')
  return { page: path, run: asked.get('run'), ...(other === null ? {} : { other }) }
}

export function routeHash({ page, run, other = null }: Route): string {
  const asked = new URLSearchParams([...(run === null ? [] : [['run', run]]), ...(other === null ? [] : [['with', other]])]).toString()
  return `#/${page}${asked && `?${asked}`}`
}

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
