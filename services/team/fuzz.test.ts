import { expect, it } from 'vitest'
import { fuzzTeam } from './testing/fuzz'

it('20,000 changed result files crash nothing, and none is accepted that should not be', () => {
  const { tried, read, crashes, wrong } = fuzzTeam(20261125, 20_000)
  expect({ tried, crashes, wrong }).toEqual({ tried: 20_000, crashes: [], wrong: [] })
  // A fuzzer whose every file is refused at the door tests the door alone.
  expect(read).toBeGreaterThan(200)
}, 900_000)
