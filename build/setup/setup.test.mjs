import { describe, expect, it } from 'vitest'
import { hasDisplay } from '../start.mjs'
import { isNewEnough } from './node-version.mjs'
import { missingPackages } from './system-packages.mjs'

const all = ['xvfb', 'xauth', 'libnss3', 'libgtk-3-0', 'libgbm1', 'libasound2', 'libatk-bridge2.0-0', 'libxss1', 'libxtst6']
const listing = (names) => names.map((name) => `${name} install ok installed`).join('\n')

describe('set-up', () => {
  it('knows which Node is new enough', () => {
    expect(['v20.19.0', 'v20.20.2', 'v24.0.0'].map(isNewEnough)).toEqual([true, true, true])
    expect(['v20.18.9', 'v18.20.0'].map(isNewEnough)).toEqual([false, false])
  })
  it('names the packages that are missing, by their names on this release', () => {
    expect(missingPackages(listing(all), false)).toEqual([])
    expect(missingPackages(listing(all.filter((name) => name !== 'libasound2')), false)).toEqual(['libasound2'])
    expect(missingPackages(listing(['libgtk-3-0t64']), true)).not.toContain('libgtk-3-0t64')
    expect(missingPackages(listing(all), false, true)).toEqual(['chromium', 'gcc', 'libc6-dev'])
    expect(missingPackages(listing([...all, 'google-chrome-stable', 'gcc', 'libc6-dev']), false, true)).toEqual([])
    expect(missingPackages('xvfb deinstall ok config-files', true)).toEqual(expect.arrayContaining(['xvfb', 'libgtk-3-0t64']))
  })
})

describe('npm start', () => {
  it('opens the window where there is a display, and not under CI', () => {
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true)
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
    expect(hasDisplay({}, 'linux')).toBe(false)
    expect(hasDisplay({ DISPLAY: ':0', CI: 'true' }, 'linux')).toBe(false)
    expect(hasDisplay({}, 'darwin')).toBe(true)
  })
})
