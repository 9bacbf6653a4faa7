import { type TeamKeyChoice, type TeamView } from '../../core/contract/team-calls'
import { fingerprint, type KeyChoice, type KeyOffer } from '../../core/team/key-choice'
import { trustWords } from '../../core/team/trust'
import { type Gathered } from '../team/gather'
import { type SyncAnswer } from '../team/sync'

const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`

/** What the page says first of a folder with which not all is well. */
export function noticesOf(failed: string | null, last: SyncAnswer | null, { pins }: Pick<Gathered, 'pins'>, keys: readonly KeyChoice[]): TeamView['notices'] {
  const away = last?.scan.state === 'away' ? last.scan.because : null
  const waiting = last?.flush.waiting ?? []
  const called = (machineId: string) => [keys.find((each) => each.machineId === machineId)?.name || 'this machine', machineId.slice(0, 8)]
  const reasons = [...new Set(waiting.map(({ because }) => because).filter(Boolean))].join('; ')
  return [
    ...(failed ? [{ text: failed, advice: 'It is tried again by itself.', tone: 'failed' as const }] : []),
    ...(away !== null ? [{ text: `The team folder is not available: ${away}.`, advice: 'Mount or sync it; what was seen before is shown, and nothing was deleted.', tone: 'doubt' as const }] : []),
    ...pins.changed.map(({ machineId }) => ({ text: `Another key claims to speak for ${called(machineId).join(', machine ')}.`, advice: trustWords['key-changed'].text, tone: 'failed' as const })).slice(0, 20),
    ...(waiting.length > 0 ? [{ text: `${plural(waiting.length, 'file')} of this machine ${waiting.length === 1 ? 'waits' : 'wait'} in the outbox${reasons ? `: ${reasons}` : ''}.`, advice: 'Nothing is lost: they are handed over as soon as the folder takes them.', tone: 'doubt' as const }] : []),
    ...(last && last.missing.length > 0 ? [{ text: `${plural(last.missing.length, 'result')} of this machine ${last.missing.length === 1 ? 'is' : 'are'} in the folder no more.`, advice: 'groundspeed team sync --republish puts them back.', tone: 'doubt' as const }] : []),
  ]
}

const offer = ({ keyId, name, createdAt, decided }: KeyOffer) => ({ keyId, fingerprint: fingerprint(keyId), words: createdAt === '' ? 'its own file is gone' : `published ${createdAt.slice(0, 10)} as '${name}'`, decided })

/** Machines between whose keys a person may choose. */
export const keyViews = (choices: readonly KeyChoice[]): TeamKeyChoice[] =>
  choices
    .filter(({ others }) => others.length > 0)
    .slice(0, 100)
    .map(({ machineId, name, now, others }) => ({ machineId, name: name || machineId, now: now && offer(now), others: others.slice(0, 20).map(offer) }))
