import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvCell, csvTable } from './csv'

/** What a spreadsheet makes of a cell: RFC 4180 read back. */
const read = (cell: string): string => (cell.startsWith('"') ? cell.slice(1, -1).replace(/""/g, '"') : cell)

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '"=1+1', "'=1", ' =1', '\uff1d1', '\uff0b1', '\uff0d1', '\uff201', '\u201c=1', '=HYPERLINK("http://x","y")', '-cmd|\' /C calc\'!A0'])('takes %j for text', (text) => {
  expect(read(csvCell(text))).toBe(`'${text}`)
})

it('writes numbers as numbers, and what is unknown as nothing', () => {
  expect([-1.5, 0, 1e21, null, NaN, Infinity].map(csvCell)).toEqual(['-1.5', '0', '1e+21', '', '', ''])
})

it('lets no text begin a formula, and loses no character of it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '"', ' ', '\uff1d'), fc.string()).map((parts) => parts.join(''))), (text) => {
      const cell = read(csvCell(text))
      expect(cell).not.toMatch(/^["\s\u201c]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/)
      expect(cell === text || cell === `'${text}`).toBe(true)
    }),
  )
})

it('keeps commas, quotes and line ends inside their cell', () => {
  expect(csvTable(['a', 'b'], [['x,y', 'say "no"'], ['two\nlines', 3]])).toBe('a,b\r\n"x,y","say ""no"""\r\n"two\nlines",3\r\n')
})
