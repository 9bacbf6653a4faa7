import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, resolvePage } from './page-files'

describe.each(['app://groundspeed', 'http://127.0.0.1:4780'])("the page's files behind %s", (origin) => {
  const file = (address: string) => resolvePage('/app/renderer', origin, address)?.file

  it('are the page and its assets', () => {
    expect(file(`${origin}/`)).toBe('/app/renderer/index.html')
    expect(file(`${origin}/assets/index.js`)).toBe('/app/renderer/assets/index.js')
  })
  it('never lie outside their folder', () => {
    for (const place of ['/../../etc/x.html', '/%2e%2e/%2e%2e/x.html', '/..%5c..%5cx.html', '/%2e%2e%2fsecret.html', '//etc/x.html', '/../renderer-other/x.html']) {
      const found = file(origin + place)
      expect(found === undefined || found.startsWith('/app/renderer/'), `${place} -> ${found}`).toBe(true)
    }
  })
  it('have no other host, no unknown type and no broken encoding', () => {
    for (const address of ['app://evil/index.html', 'https://groundspeed/index.html', 'http://127.0.0.1:4781/index.html', `${origin}/run.json`, `${origin}/%zz`, `${origin}/a%00.html`]) {
      expect(file(address), address).toBeUndefined()
    }
  })
})

describe("the page's policy", () => {
  it('allows no inline script and no remote request', () => {
    expect(contentSecurityPolicy()).toContain("default-src 'none'")
    expect(contentSecurityPolicy()).not.toMatch(/unsafe|https?:|\*/)
  })
  it('names one socket more in the browser, and nothing else', () => {
    expect(contentSecurityPolicy('ws://127.0.0.1:4780').replace(' ws://127.0.0.1:4780', '')).toBe(contentSecurityPolicy())
  })
})
