import { dialog, nativeTheme, session, shell } from 'electron'
import { type AppEvent } from '../core/contract/views'
import { type Settings } from '../core/settings/schema'
import { type HostFeatures } from '../services/app/host-features'

/** Electron that gets no more repairs from its makers is for development and tests (README). */
const oldestSupported = 39

/** What the window can and a browser cannot: say where a saved file is, and open it; a frame that follows the theme. */
export function electronFeatures(): HostFeatures & { watchDownloads(emit: (event: AppEvent) => void): void } {
  const saved = new Map<string, string>()
  const { electron = '', chrome = '' } = process.versions
  const old = Number(electron.split('.')[0]) < oldestSupported
  return {
    name: `Electron ${electron} (Chromium ${chrome.split('.')[0]})`,
    notes: old ? [`Electron ${electron} is out of support: use it for development and tests, not every day.`] : [],
    async openSaved(id) {
      const file = saved.get(id)
      return file !== undefined && (await shell.openPath(file)) === ''
    },
    async chooseFolder() {
      const { canceled, filePaths } = await dialog.showOpenDialog({ title: 'The folder that your group shares', properties: ['openDirectory'] })
      return canceled ? null : (filePaths[0] ?? null)
    },
    onSettings: ({ theme }: Settings) => {
      nativeTheme.themeSource = theme
    },
    /** A file that the person saved is told of, so that the window can offer to open it. */
    watchDownloads(emit) {
      session.defaultSession.on('will-download', (_event, item) => {
        item.once('done', (_done, state) => {
          if (state !== 'completed') return
          const id = String(saved.size + 1)
          saved.set(id, item.getSavePath())
          emit({ type: 'saved', id, name: item.getFilename() })
        })
      })
    },
  }
}
