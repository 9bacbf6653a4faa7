import { z } from 'zod'

/** What a person set in the window. Every key has a default, so a file from an older version is complete. */
export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  contrast: z.enum(['system', 'more']).catch('system'),
  motion: z.enum(['system', 'reduced']).catch('system'),
})
export type Settings = z.infer<typeof settingsSchema>

export const defaultSettings: Settings = { theme: 'system', contrast: 'system', motion: 'system' }
