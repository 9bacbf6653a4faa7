import { useEffect, useRef, useState } from 'react'
import { type Settings } from '../../core/settings/schema'
import { call } from '../client'
import { applySettings, rememberedSettings } from './theme'

export interface SettingsState {
  readonly settings: Settings
  /** A damaged file that was set aside. */
  readonly notice: string | null
  readonly change: (change: Partial<Settings>) => void
}

/** A change holds at once and is written behind; `onError` is told when it could not be kept. */
export function useSettings(onError: (error: unknown) => void): SettingsState {
  const [{ settings, notice }, setState] = useState<{ settings: Settings; notice: string | null }>(() => ({ settings: rememberedSettings(), notice: null }))
  /** What was chosen here before the kept settings arrived is newer than they are. */
  const chosen = useRef<Partial<Settings>>({})
  useEffect(() => {
    call('settings-get', null).then(
      (kept) => setState({ ...kept, settings: { ...kept.settings, ...chosen.current } }),
      () => undefined,
    )
  }, [])
  useEffect(() => applySettings(settings), [settings])
  const change = (wanted: Partial<Settings>) => {
    chosen.current = { ...chosen.current, ...wanted }
    const next = { ...settings, ...chosen.current }
    setState((before) => ({ ...before, settings: next }))
    call('settings-set', next).catch(onError)
  }
  return { settings, notice, change }
}
