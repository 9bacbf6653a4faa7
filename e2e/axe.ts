import AxeBuilder from '@axe-core/playwright'
import { palettes, type Contrast, type Scheme } from '../core/look/tokens'
import { expect, type Face, type Page } from './fixtures'

export interface Theme {
  readonly scheme: Scheme
  readonly contrast: Contrast
}

/** Both faces show the same page: each of the four themes is looked at in one of them, once. */
const themes: Record<Face, readonly [Theme, Theme]> = {
  electron: [{ scheme: 'light', contrast: 'normal' }, { scheme: 'dark', contrast: 'more' }],
  browser: [{ scheme: 'dark', contrast: 'normal' }, { scheme: 'light', contrast: 'more' }],
}

/** Rules whose answer hangs on colours. What a theme changes is colours alone: the others say the same in each. */
const colourRules = ['color-contrast', 'link-in-text-block']

/** #1a2b3c as a page tells it. */
const rgb = (hex: string) => `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(', ')})`

/**
 * Holds what a page shows at this moment against every rule of axe, in the themes of this face. They follow the system, and
 * nothing fades: half of a transition has colours that no theme has.
 */
export async function expectAccessible(page: Page, face: Face, where: string): Promise<void> {
  for (const [i, { scheme, contrast }] of themes[face].entries()) {
    await page.emulateMedia({ colorScheme: scheme, contrast: contrast === 'more' ? 'more' : 'no-preference', reducedMotion: 'reduce' })
    await expect(page.locator('body')).toHaveCSS('background-color', rgb(palettes[contrast][scheme].background))
    // The newer way of axe opens a second page, which Electron does not have.
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      .options({ resultTypes: ['violations'], ...(i > 0 && { runOnly: colourRules }) })
      .analyze()
    expect(violations.map(({ id, nodes }) => `${where}, ${scheme}, ${contrast} contrast: ${id} ${nodes[0]?.html}`)).toEqual([])
  }
}

/** Goes to a page by its address and waits until all of it is there: a heading that is not the last page's, and no part still to come. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    // The first page stands there without an address; at its own address nothing changes.
    if ((window.location.hash || '#/measure') !== hash) for (const heading of document.querySelectorAll('h1')) heading.dataset['left'] = 'yes'
    window.location.hash = hash
  }, `#/${address}`)
  await expect(page.locator('h1:not([data-left])').first()).toBeVisible()
  await settled(page)
}

/** Parts that a page asks for apart come by themselves: it stands when two looks in a row see the same, and nothing loads. */
async function settled(page: Page): Promise<void> {
  let before = ''
  await expect
    .poll(async () => {
      // The page of parts shows a skeleton as one of them.
      const now = await page.evaluate(() => (document.querySelector('.skeleton') && window.location.hash !== '#/parts' ? '' : document.body.innerHTML))
      const same = now !== '' && now === before
      before = now
      return same
    }, { intervals: [50, 100] })
    .toBe(true)
}
