import { app, session } from 'electron'

/** What Electron's checklist asks of every page, whoever opened it. */
export function hardenContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** Copying a chart; reading the clipboard is not among it. Its name is newer than Electron's own list of types. */
const allowed = (permission: string): boolean => permission === 'clipboard-sanitized-write'

/** No page may ask for camera, location, notifications or anything else but to write to the clipboard. Call when ready. */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, callback) => callback(allowed(permission)))
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => allowed(permission))
}
