import { describe, expect, it } from 'vitest'
import { contrastRatio } from './contrast'
import { palettes, schemes, tokenNames, tokenSheet, type Token } from './tokens'

const texts: Token[] = ['text', 'quiet', 'accent', 'doubt', 'failed', 'passed']
const marks: Token[] = ['edge', 'series1', 'series2', 'series3', 'series4']

describe('colours', () => {
  it('have the contrast that the formula of WCAG gives', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrastRatio('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })
  for (const contrast of ['normal', 'more'] as const) {
    for (const scheme of schemes) {
      const palette = palettes[contrast][scheme]
      const [text, mark] = contrast === 'more' ? [7, 4.5] : [4.5, 3]
      it(`${scheme}, ${contrast} contrast: text can be read and marks can be seen`, () => {
        for (const ground of ['background', 'surface', 'raised'] as const) {
          for (const name of texts) expect(contrastRatio(palette[name], palette[ground]), `${name} on ${ground}`).toBeGreaterThanOrEqual(text)
        }
        for (const ground of ['background', 'surface'] as const) {
          for (const name of marks) expect(contrastRatio(palette[name], palette[ground]), `${name} on ${ground}`).toBeGreaterThanOrEqual(scheme === 'light' && contrast === 'more' && name.startsWith('series') ? 3 : mark)
        }
        expect(contrastRatio(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(4.5)
      })
    }
  }
  it('are all in the stylesheet, for the system\'s wish and for a person\'s choice', () => {
    const sheet = tokenSheet()
    expect(tokenNames.length).toBeGreaterThan(10)
    for (const palette of [palettes.normal.dark, palettes.more.dark, palettes.more.light]) expect(sheet.split(palette.text).length).toBeGreaterThan(1)
    expect(sheet).toContain('--on-accent: #ffffff')
    expect(sheet).toContain('--series-1: #0072b2')
  })
})
