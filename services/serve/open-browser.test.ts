import { describe, expect, it } from 'vitest'
import { browserCommand, openBrowser } from './open-browser'

const url = 'http://127.0.0.1:4780/start?token=x'

describe('the browser', () => {
  it('is opened by the system, never through a shell', () => {
    expect(browserCommand(url, { DISPLAY: ':0' }, 'linux')).toEqual({ command: 'xdg-open', args: [url] })
    expect(browserCommand(url, {}, 'darwin')).toEqual({ command: 'open', args: [url] })
    expect(browserCommand(url, {}, 'win32')).toEqual({ command: 'rundll32', args: ['url.dll,FileProtocolHandler', url] })
  })
  it('is left alone where nobody could see it', () => {
    expect(browserCommand(url, {}, 'linux')).toBeNull()
    expect(browserCommand(url, { DISPLAY: ':0', CI: 'true' }, 'linux')).toBeNull()
    expect(openBrowser(url, { CI: '1' }, () => undefined)).toBe(false)
  })
  it('that cannot be opened is told of, and nothing else happens', async () => {
    const because = await new Promise<string>((resolve) => openBrowser(url, { DISPLAY: ':0', PATH: '/nosuch' }, resolve, 'linux'))
    expect(because).toContain('xdg-open')
  })
})
