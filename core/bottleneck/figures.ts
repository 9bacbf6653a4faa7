import { type Figure } from '../contract/views'
import { significant } from '../units'
import { type WorkUnit } from '../workload/unit'
import { type Gain } from './finding'
import { type Found } from './find'
import { partName } from './names'
import { unitSeconds } from './timeline'
import { article, capital, shortTime, timesWords } from './words'

const band = ({ low, high }: { low: number; high: number }): string => `[${significant(low, 2)}, ${significant(high, 2)}]`

/** Up to four: what a unit takes, what the part twice as fast gives, what it gives at the most, and what the next one gives then. */
export function bottleneckFigures({ bottleneck, timeline }: Found, unit: WorkUnit): Figure[] {
  const figures: Figure[] = []
  const add = (id: string, label: string, value: string, banded: string, meaning: string) => figures.push({ id, label, value, unit: '', band: banded, provenance: 'predicted', date: null, meaning, doubt: null })
  const gain = (id: string, label: string, of: Gain | null, meaning: string) => of?.known && add(id, label, timesWords(of.point), band(of), meaning)
  if (timeline) add('unit', `${capital(article(unit.one))} takes`, shortTime(unitSeconds(timeline)), '', 'all parts together, as they wait for each other')
  const [first] = bottleneck.findings
  if (!first) return figures
  const name = partName(first.id)
  gain('doubled', `With ${name} twice as fast`, first.doubled, 'about what one purchase or one change gives')
  gain('gain', 'Without waiting for it', first.gain, `the most that any change of ${name} can give`)
  if (first.next) gain('next', `Then, without ${partName(first.next.id)}`, first.next.gain, 'what would hold the work back after it, on top')
  return figures
}
