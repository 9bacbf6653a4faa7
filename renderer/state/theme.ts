import { defaultSettings, settingsSchema, type Settings } from '../../core/settings/schema'

/** A copy of the last settings, so that the first paint has the right theme; the file is what counts. */
const key = 'groundspeed-settings'

export function applySettings({ theme, contrast, motion }: Settings): void {
  const { dataset } = document.documentElement
  const choose = (name: string, value: string) => (value === 'system' ? delete dataset[name] : (dataset[name] = value))
  choose('scheme', theme)
  choose('contrast', contrast)
  choose('motion', motion)
  localStorage.setItem(key, JSON.stringify({ theme, contrast, motion }))
}

export function rememberedSettings(): Settings {
  try {
    return settingsSchema.parse(JSON.parse(localStorage.getItem(key) ?? 'null'))
  } catch {
    return defaultSettings
  }
}
