import { useEffect, useState } from 'react'
import { type ChannelOutput } from '../../../core/contract/app-api'
import { type TeamGrouping } from '../../../core/contract/team-calls'
import { listen } from '../../client'
import { useCall, type Loaded } from '../../state/use-call'

/** While the page is open it says so, so that the folder is looked at more often. */
const askAgainMs = 8000

/** The folder as it is now: asked again when something of it is new, and while the page is open. */
export function useTeam(gpu: string | null, group: TeamGrouping | null): [Loaded<ChannelOutput<'team-view'>>, () => void] {
  const [version, setVersion] = useState(0)
  useEffect(() => {
    const next = () => setVersion((before) => before + 1)
    const stop = listen((event) => event.type === 'team' && next())
    const timer = setInterval(next, askAgainMs)
    return () => {
      stop()
      clearInterval(timer)
    }
  }, [])
  return useCall('team-view', { gpu, group }, version)
}
