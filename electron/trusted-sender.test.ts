import { describe, expect, it } from 'vitest'
import { isTrustedSender } from './trusted-sender'

describe('who may call the main process', () => {
  it('trusts the top frame of our own page', () => {
    expect(isTrustedSender({ url: 'app://groundspeed/index.html', parent: null })).toBe(true)
  })
  it('refuses other origins, look-alikes, frames within the page and frames that have gone', () => {
    const page = 'app://groundspeed/index.html'
    expect(isTrustedSender({ url: page, parent: {} })).toBe(false)
    for (const url of ['https://groundspeed/', 'app://groundspeed.evil/', 'app://evil/groundspeed', 'file:///etc/passwd', 'about:blank', 'not a url', '']) {
      expect(isTrustedSender({ url, parent: null }), url).toBe(false)
    }
    expect(isTrustedSender(null)).toBe(false)
  })
})
