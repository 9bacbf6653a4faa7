import { expect, it } from 'vitest'
import { type IndexLine } from '../../core/team/index-line'
import { parseFile } from './parse-file'
import { SharedTexts } from './shared-texts'
import { payloadOf, sealed } from './testing/sealed'

it('sharing texts changes nothing of what is known of a file', () => {
  const answer = parseFile('result', sealed(payloadOf()), null)
  expect(answer.state).toBe('result')
  const line: IndexLine = { path: 'a', size: 1, mtimeMs: 2, answer, attempts: 0, nextAtMs: 0 }
  const texts = new SharedTexts()
  for (let i = 0; i < 2; i++) expect(texts.line(line)).toEqual(line)
  const altered: IndexLine = { ...line, answer: { state: 'altered', because: 'x' } }
  expect(texts.line(altered)).toBe(altered)
})
