import { csvTable } from '../text/csv'
import { type Fleet } from './fleet'
import { headlineOf } from './list-view'

const heads = ['machine', 'machine id', 'gpu', 'processor', 'started', 'result', 'run', 'mode', 'engine', 'score', 'benchmark', 'value', 'low', 'high', 'unit', 'trust', 'validity', 'counts', 'doubts'] as const

/** The latest result of each machine for a spreadsheet: base units, numbers as numbers; names of others start no formula. */
export function fleetCsv({ machines }: Fleet): string {
  const rows = machines.map(({ machineId, name, latest: { entry, trust, counts, doubts } }) => {
    const headline = headlineOf(entry)
    return [
      ...[name, machineId, entry.gpu, entry.cpu, entry.startedAt, entry.sha256, entry.run, entry.mode, entry.engine, entry.score],
      ...(headline ? [headline.id, headline.value, headline.low, headline.high, headline.unit] : ['', null, null, null, '']),
      ...[trust, entry.validity, counts ? 'yes' : 'no', doubts.join('; ')],
    ]
  })
  return csvTable(heads, rows)
}
