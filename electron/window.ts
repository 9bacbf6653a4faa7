import path from 'node:path'
import { BrowserWindow, nativeTheme } from 'electron'
import { palettes } from '../core/look/tokens'
import { appOrigin } from './trusted-sender'

/** LOOK: the smallest window. */
const smallest = { width: 960, height: 600 }
const { light, dark } = palettes.normal

export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Groundspeed',
    // The background that the page will have, so that nothing flashes.
    backgroundColor: (nativeTheme.shouldUseDarkColors ? dark : light).background,
    autoHideMenuBar: true,
    webPreferences: {
      preload: path.join(__dirname, '..', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${appOrigin}/`)
  return window
}
