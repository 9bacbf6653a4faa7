import fs from 'node:fs'
import path from 'node:path'
import { app, BrowserWindow } from 'electron'
import { version } from '../core/version'
import { createAppHost } from '../services/app/host'
import { createServices, type Services } from '../services/create-services'
import { resolvePaths } from '../services/paths'
import { declareScheme, serveApp } from './app-protocol'
import { exposeForTests } from './e2e-hook'
import { electronFeatures } from './features'
import { serveCalls } from './ipc'
import { denyPermissions, hardenContents } from './security'
import { utilityDriver } from './utility-driver'
import { openWindow } from './window'

function makeServices(): Services {
  const flag = app.commandLine.getSwitchValue('user-data-dir')
  const paths = resolvePaths(process.env, flag ? { userDataDir: path.resolve(flag) } : {})
  // Electron's own state (cookies, caches) stays out of the way of runs and settings.
  const state = path.join(paths.dataDir, 'electron')
  fs.mkdirSync(state, { recursive: true })
  app.setPath('userData', state)
  return createServices({ paths, version, workerFile: path.join(__dirname, 'worker.cjs'), driver: utilityDriver, env: process.env })
}

let window: BrowserWindow | null = null

function show(): void {
  if (!window || window.isDestroyed()) window = openWindow()
  else {
    if (window.isMinimized()) window.restore()
    window.focus()
  }
}

const services = makeServices()
declareScheme()
hardenContents()

if (!app.requestSingleInstanceLock()) app.quit()
else {
  app.on('second-instance', show)
  app.on('activate', show)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  void app.whenReady().then(() => {
    serveApp(path.join(__dirname, '..', 'renderer'))
    denyPermissions()
    const features = electronFeatures()
    const host = createAppHost(services, features)
    features.watchDownloads(host.emit)
    serveCalls(host, () => BrowserWindow.getAllWindows().map((each) => each.webContents))
    exposeForTests(services)
    show()
  })
}
