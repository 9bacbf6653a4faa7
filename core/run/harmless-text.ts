/**
 * Characters that act instead of showing: control characters (a terminal obeys them), bidirectional overrides (they
 * make text read as something else), line separators, and lone surrogates (no valid UTF-8).
 */
const acting =
   
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Fields that hold several lines of a program's output; there, line ends and tabs are text. */
const multiLine = new Set(['log', 'detail'])

/** Text from a file, made safe to show: what would act is shown as U+FFFD, so that a reader sees something was there. */
export const harmless = (text: string, keepLines = false): string =>
  text.replace(acting, (character) => (keepLines && (character === '\n' || character === '\t') ? character : '\ufffd'))

/** Whether a text holds a character that acts instead of showing. */
export const acts = (text: string): boolean => text.search(acting) >= 0

/** A copy of a parsed value in which every string and key went through `change`, which is told the key it stands under. */
export function mapStrings<T>(value: T, change: (text: string, key: string) => string, key = ''): T {
  if (typeof value === 'string') return change(value, key) as T
  if (Array.isArray(value)) return value.map((each: unknown) => mapStrings(each, change, key)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [change(name, ''), mapStrings(each as unknown, change, name)])) as T
}

/** Every text of a value made harmless; line ends stay where a field holds a program's output. */
export const harmlessTexts = <T>(value: T): T => mapStrings(value, (text, key) => harmless(text, multiLine.has(key)))
