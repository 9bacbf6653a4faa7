import { type PlanView } from '../../contract/advise-views'
import { formatUsd } from '../../units'
import { type Plan, type PlanRow } from '../plan'
import { type Scenario } from '../scenario'
import { plainNumber, rentedWords } from '../words'

const placeWords: Record<PlanRow['place'], string> = { here: 'here', cloud: 'cloud', nowhere: 'no place' }
/** "vast 1x-RTX_5090, EU" */
const instanceWords = (id: string): string => id.replace(':', ' ').replace(':', ', ')
const money = (usd: number | null): string => (usd === null ? 'not possible' : formatUsd(usd))

/** The plan as a page shows it: three sums beside each other, and a row with its steps for every phase. */
export function planViewOf({ rows, answer, fixedUsd, dataUsd, mixUsd, allLocalUsd, allCloudUsd }: Plan, scenario: Scenario): PlanView {
  const sums = [mixUsd, allLocalUsd, allCloudUsd]
  const least = Math.min(...sums.flatMap((usd) => usd ?? []))
  const data = dataUsd > 0 ? `, ${formatUsd(dataUsd)} for data` : ''
  return {
    answer,
    note: `The plan may use every instance of the catalog that meets the conditions; the verdict above sets the machine against ${rentedWords(scenario)} alone.`,
    totals: [
      { title: 'As planned', value: money(mixUsd), meaning: 'a month, each phase where it costs least', best: mixUsd === least },
      { title: 'All here', value: money(allLocalUsd), meaning: allLocalUsd === null ? 'a phase does not fit here' : `a month; the machine itself ${formatUsd(fixedUsd)}, used or not`, best: allLocalUsd === least },
      { title: 'All in the cloud', value: money(allCloudUsd), meaning: allCloudUsd === null ? 'a phase may not, or cannot, go there' : `a month, no machine${data}`, best: allCloudUsd === least },
    ],
    rows: rows.map((row, i) => ({
      phase: row.phase,
      hours: plainNumber(scenario.phases[i]?.hoursPerWeek ?? 0),
      place: row.place,
      where: row.offer === null ? placeWords[row.place] : instanceWords(row.offer.candidate.id),
      terms: row.offer?.terms ?? '',
      perMonth: row.usdPerMonth === null ? '-' : formatUsd(row.usdPerMonth),
      here: row.hereUsd === null ? 'not possible' : formatUsd(row.hereUsd),
      cloud: row.cloudUsd === null ? 'not possible' : formatUsd(row.cloudUsd),
      steps: [...row.steps],
    })),
  }
}
