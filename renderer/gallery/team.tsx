import { type TeamGroupRow, type TeamKeyChoice } from '../../core/contract/team-calls'
import { Groups } from '../pages/team/groups'
import { Keys } from '../pages/team/keys'
import { Hidden } from '../pages/team/result-actions'

const group: TeamGroupRow = { id: 'a', title: 'RTX 4090', machines: 5, results: 12, counts: 5, score: '6210', median: '71.2 TFLOP/s', range: '60.9 TFLOP/s to 71.9 TFLOP/s', benchmark: 'Matrix multiply, fp32', latest: '2026-11-20', members: 'atlas, borealis, cygnus, draco, eridanus' }
const print = (digit: string) => Array.from({ length: 8 }, () => digit.repeat(4)).join(' ')
const key = { keyId: 'a'.repeat(32), fingerprint: print('a'), words: "published 2026-01-01 as 'atlas'", decided: false }
const keys: readonly TeamKeyChoice[] = [
  { machineId: '1'.repeat(16), name: 'atlas', now: key, others: [{ ...key, keyId: 'b'.repeat(32), fingerprint: print('b') }] },
  { machineId: '2'.repeat(16), name: 'two at once, with a name of sixty characters and no spaces-x', now: null, others: ['c', 'd'].map((digit) => ({ ...key, keyId: digit.repeat(32), fingerprint: print(digit) })) },
  { machineId: '3'.repeat(16), name: 'decided before', now: { ...key, decided: true, words: 'its own file is gone' }, others: [{ ...key, keyId: 'e'.repeat(32), fingerprint: print('e'), decided: true }] },
]
const nothing = () => undefined

/** The parts of the Team page in every state. */
export const TeamParts = () => (
  <>
    <Groups by="gpu" rows={[group, { ...group, id: 'b', title: 'GPU not readable', score: '', median: '', range: '', benchmark: '', counts: 0, members: '' }]} />
    <Keys keys={keys} again={nothing} />
    <Hidden hidden={[{ result: '0123456789ab', machine: 'atlas', date: '2026-11-20' }]} again={nothing} />
  </>
)
