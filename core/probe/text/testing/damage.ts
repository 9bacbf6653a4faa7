/**
 * What happens to a text on its way to us: cut, flipped, shuffled, translated, emptied, drowned. Pure: the randomness
 * is passed in, so that a case can be told again by its seed.
 */
export type Damage = (text: string, random: () => number) => string

const below = (random: () => number, count: number): number => Math.floor(random() * count)

export const damages: Readonly<Record<string, Damage>> = {
  cut: (text, random) => text.slice(0, below(random, text.length + 1)),
  'bytes flipped': (text, random) => {
    const bytes = [...text.slice(0, 20_000)]
    for (let i = 0; i < 1 + below(random, 8); i++) if (bytes.length > 0) bytes[below(random, bytes.length)] = String.fromCharCode(below(random, 256))
    return bytes.join('')
  },
  'lines lost': (text, random) => text.split('\n').filter(() => random() > 0.2).join('\n'),
  'lines shuffled': (text, random) => text.split('\n').map((line) => ({ line, at: random() })).sort((a, b) => a.at - b.at).map(({ line }) => line).join('\n'),
  'fields lost': (text, random) => text.replace(/"[^"\n]{1,60}"|\b[\w.]{2,30}\b/g, (word) => (random() < 0.05 ? '' : word)),
  'decimal commas': (text) => text.replace(/(\d)\.(\d)/g, '$1,$2'),
  'other spaces': (text, random) => text.replace(/ /g, () => (random() < 0.02 ? '\u00a0' : ' ')),
  'words for nothing': (text, random) => text.replace(/\d+(\.\d+)?/g, (number) => (random() < 0.1 ? ['N/A', '[N/A]', 'ERR!', '[Not Supported]', ''][below(random, 5)]! : number)),
  'numbers out of range': (text, random) => text.replace(/\d+/g, (number) => (random() < 0.1 ? ['99999999999999999999999', '-1', '1e999', 'NaN', 'Infinity'][below(random, 5)]! : number)),
  doubled: (text) => text + text,
  empty: () => '',
  noise: (_text, random) => Array.from({ length: 200 }, () => String.fromCharCode(below(random, 0x3000))).join(''),
}
