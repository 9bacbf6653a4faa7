import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, resolvePage } from './page-files'

const file = (address: string) => resolvePage('/app/renderer', address)?.file

describe('files behind app://', () => {
  it('serves the page and its assets', () => {
    expect(file('app://groundspeed/')).toBe('/app/renderer/index.html')
    expect(file('app://groundspeed/assets/index.js')).toBe('/app/renderer/assets/index.js')
  })
  it('never leaves its folder', () => {
    for (const address of ['app://groundspeed/../../etc/x.html', 'app://groundspeed/%2e%2e/%2e%2e/x.html', 'app://groundspeed/..%5c..%5cx.html', 'app://groundspeed/%2e%2e%2fsecret.html']) {
      const found = file(address)
      expect(found === undefined || found.startsWith('/app/renderer/'), `${address} -> ${found}`).toBe(true)
    }
  })
  it('refuses other hosts, unknown types and broken encodings', () => {
    for (const address of ['app://evil/index.html', 'https://groundspeed/index.html', 'app://groundspeed/run.json', 'app://groundspeed/%zz', 'app://groundspeed/a%00.html']) {
      expect(file(address), address).toBeUndefined()
    }
  })
  it('allows no inline script and no remote request', () => {
    expect(contentSecurityPolicy).toContain("default-src 'none'")
    expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*/)
  })
})
