import { useEffect, useState } from 'react'
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
  useEffect(() => {
    call('settings-get', null).then(setState, () => undefined)
  }, [])
  useEffect(() => applySettings(settings), [settings])
  const change = (wanted: Partial<Settings>) => {
    const next = { ...settings, ...wanted }
    setState((before) => ({ ...before, settings: next }))
    call('settings-set', next).catch(onError)
  }
  return { settings, notice, change }
}
