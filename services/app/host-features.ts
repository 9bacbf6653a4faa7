import { type Settings } from '../../core/settings/schema'

/** What differs between the faces behind one contract: Electron's window and the browser. */
export interface HostFeatures {
  /** "Electron 22.3.25 (Chromium 108.0)" or "browser mode". */
  readonly name: string
  /** What a person should know of this face, such as a version out of support. */
  readonly notes: readonly string[]
  /** Shows a file that the person saved; false where the face cannot (a browser has its own list). */
  openSaved(id: string): Promise<boolean>
  /** Asks the person for a folder, and answers null when none was chosen; null where the face cannot (a browser gives no paths). */
  readonly chooseFolder: (() => Promise<string | null>) | null
  /** Told when settings change: Electron's own frame follows the theme. */
  onSettings(settings: Settings): void
}

/** A page in somebody's browser: what it saves is the browser's, and so is its frame. */
export const browserFeatures: HostFeatures = { name: 'browser mode', notes: [], openSaved: async () => false, chooseFolder: null, onSettings: () => undefined }
