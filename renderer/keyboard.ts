/** Every key that does something anywhere, for the help as well; keys of a chart or a dialog are theirs. */
export interface KeyRow {
  readonly keys: string
  readonly meaning: string
}

export const pageKey = (index: number): string => `Alt+${index + 1}`

export const commandKeys = {
  measure: { keys: 'Ctrl+Enter', meaning: 'Measure this machine' },
  cancel: { keys: 'Ctrl+.', meaning: 'Cancel the run under way' },
  save: { keys: 'Ctrl+S', meaning: 'Save the run as an HTML report' },
  help: { keys: '?', meaning: 'Show these keys' },
} as const satisfies Record<string, KeyRow>
export type KeyCommand = keyof typeof commandKeys

export const chartKeys: readonly KeyRow[] = [
  { keys: 'Arrow keys', meaning: 'In a chart: walk its points' },
  { keys: 'T', meaning: 'In a chart: show it as a table, and back' },
]

/** As the keyboard in front of the person names it. */
export const shownKeys = (keys: string, onMac = navigator.userAgent.includes('Mac')): string => (onMac ? keys.replace('Ctrl', 'Cmd').replace('Alt', 'Option') : keys)

const typing = /^(?:text|search|number|password|email|url)$/
const inText = (target: EventTarget | null): boolean => {
  const { tagName = '', type = '' } = (target ?? {}) as Partial<HTMLInputElement>
  return tagName === 'TEXTAREA' || tagName === 'SELECT' || (tagName === 'INPUT' && typing.test(type))
}

/** What a key press asks for: a page by its place in the rail, a command, or nothing. */
export function keyMeaning(event: Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'target'>): { page: number } | { command: KeyCommand } | null {
  const { key, code, altKey, ctrlKey, metaKey } = event
  const command = ctrlKey || metaKey
  // By place on the keyboard: with Alt, some layouts make another character of a digit.
  if (altKey && !command && /^Digit[1-9]$/.test(code)) return { page: Number(code.slice(5)) - 1 }
  if (command && !altKey && key === 'Enter') return { command: 'measure' }
  if (command && !altKey && key === '.') return { command: 'cancel' }
  if (command && !altKey && key.toLowerCase() === 's') return { command: 'save' }
  if (key === '?' && !command && !altKey && !inText(event.target)) return { command: 'help' }
  return null
}
