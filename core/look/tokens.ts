/**
 * The only place where a colour is named (LOOK). The window's stylesheet, Electron's first background and the report
 * are made from this table, so that they cannot drift apart. Text has a contrast of at least 4.5 on `background` and
 * `surface`, controls and marks at least 3; `tokens.test.ts` works that out.
 */
export interface Palette {
  readonly background: string
  readonly surface: string
  /** Behind what is hovered or chosen. */
  readonly raised: string
  readonly text: string
  readonly quiet: string
  /** Rules between rows: decoration. */
  readonly line: string
  /** Borders of controls, axes, whiskers: they carry meaning. */
  readonly edge: string
  readonly accent: string
  readonly onAccent: string
  readonly doubt: string
  readonly failed: string
  /** Only for "passed a check". */
  readonly passed: string
  /** Okabe and Ito's order, made darker or lighter until it stands out from the background. */
  readonly series1: string
  readonly series2: string
  readonly series3: string
  readonly series4: string
}

export const schemes = ['light', 'dark'] as const
export type Scheme = (typeof schemes)[number]
export type Contrast = 'normal' | 'more'

const light: Palette = {
  background: '#fafafa',
  surface: '#ffffff',
  raised: '#eef0f3',
  text: '#17191c',
  quiet: '#5b626b',
  line: '#dfe2e6',
  edge: '#868d96',
  accent: '#4f46e5',
  onAccent: '#ffffff',
  doubt: '#8a4b08',
  failed: '#b3261e',
  passed: '#177a33',
  series1: '#0072b2',
  series2: '#b46504',
  series3: '#007d5c',
  series4: '#a8487f',
}

/** Its own design, not an inversion, and never pure black. */
const dark: Palette = {
  background: '#111418',
  surface: '#191d23',
  raised: '#232830',
  text: '#e8eaed',
  quiet: '#9fa8b2',
  line: '#2b313a',
  edge: '#6d7681',
  accent: '#a5b4fc',
  onAccent: '#16183a',
  doubt: '#f0b860',
  failed: '#ff8f85',
  passed: '#57c785',
  series1: '#56b4e9',
  series2: '#e69f00',
  series3: '#2fbf9b',
  series4: '#e08bbd',
}

const more: Record<Scheme, Palette> = {
  light: { ...light, background: '#ffffff', raised: '#e6e6ff', text: '#000000', quiet: '#262a2e', line: '#5b626b', edge: '#000000', accent: '#2a1fb8', doubt: '#5c3000', failed: '#8a0f0a', passed: '#0a541f' },
  dark: { ...dark, background: '#000000', surface: '#000000', raised: '#1d2155', text: '#ffffff', quiet: '#dfe3e8', line: '#9fa8b2', edge: '#ffffff', accent: '#c7d2fe', onAccent: '#000000', doubt: '#ffd591', failed: '#ffb8b0', passed: '#8ff0b4' },
}

export const palettes: Record<Contrast, Record<Scheme, Palette>> = { normal: { light, dark }, more }

export type Token = keyof Palette
export const tokenNames = Object.keys(light) as Token[]

const kebab = (name: string): string => name.replace(/[A-Z0-9]/g, (found) => `-${found.toLowerCase()}`)
export const cssVariable = (token: Token): string => `--${kebab(token)}`

/** "--background: #fafafa; …" */
export const declarations = (palette: Palette): string => tokenNames.map((name) => `${cssVariable(name)}: ${palette[name]};`).join(' ')

/** The palette whose colours are the stylesheet's variables: what is drawn with it follows the theme. */
export const variablePalette = Object.fromEntries(tokenNames.map((name) => [name, `var(${cssVariable(name)})`])) as unknown as Palette

/**
 * The variables as a stylesheet. `data-scheme` and `data-contrast` on the root are a person's choice; without them the
 * system's wish holds.
 */
export function tokenSheet(): string {
  const rule = (selector: string, palette: Palette, scheme: Scheme) => `${selector} { color-scheme: ${scheme}; ${declarations(palette)} }`
  const { normal } = palettes
  const asked = '@media (prefers-contrast: more)'
  return [
    rule(':root', normal.light, 'light'),
    `@media (prefers-color-scheme: dark) { ${rule(':root:not([data-scheme])', normal.dark, 'dark')} }`,
    rule(':root[data-scheme="dark"]', normal.dark, 'dark'),
    `${asked} { ${rule(':root:not([data-contrast])', more.light, 'light')} }`,
    `${asked} and (prefers-color-scheme: dark) { ${rule(':root:not([data-contrast]):not([data-scheme])', more.dark, 'dark')} }`,
    `${asked} { ${rule(':root:not([data-contrast])[data-scheme="dark"]', more.dark, 'dark')} }`,
    rule(':root[data-contrast="more"]', more.light, 'light'),
    `@media (prefers-color-scheme: dark) { ${rule(':root[data-contrast="more"]:not([data-scheme])', more.dark, 'dark')} }`,
    rule(':root[data-contrast="more"][data-scheme="dark"]', more.dark, 'dark'),
  ].join('\n')
}
