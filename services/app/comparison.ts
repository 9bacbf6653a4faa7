import { assumptionKeys, assumptions, type AssumptionKey } from '../../core/advice/assumptions'
import { benchmarkChart } from '../../core/comparison/chart'
import { comparisonView } from '../../core/comparison/view'
import { times } from '../../core/comparison/words'
import { type Handlers } from '../../core/contract/app-api'
import { usageError } from '../../core/errors/user-error'
import { type RunFile } from '../../core/run/schema'
import { summarizeRun } from '../../core/run/summary'
import { formatMeasured } from '../../core/units'
import { catalog } from '../catalog'
import { benchmarksOn, compareWithCloud } from '../compare'
import { type Paths } from '../paths'
import { benchmarkTexts } from '../reports/context'
import { currentWorkload } from '../workload/store'

/** What renting is priced by, beside the instance's own price. */
const rentKeys: readonly AssumptionKey[] = [
  'interruptionRate', 'checkpointMinutes', 'checkpointWriteMinutes', 'restartMinutes', 'reservedUsdPerHour', 'committedUsdPerHour', 'committedHoursPerMonth',
  'idleWasteShare', 'sessionsPerWeek', 'startUpMinutes', 'minimumBillingMinutes', 'storageGB', 'storageUsdPerGBMonth', 'egressGBPerMonth', 'egressUsdPerGB',
]

/** @throws UserError for a name that is none, or a number out of its range */
function enteredOf(entered: Readonly<Record<string, number>>): Partial<Record<AssumptionKey, number>> {
  for (const [key, value] of Object.entries(entered)) {
    if (!(assumptionKeys as readonly string[]).includes(key)) throw usageError(`There is no assumption '${key}'.`)
    const { min, max, unit, means } = assumptions[key as AssumptionKey]
    if (!(value >= min && value <= max)) throw usageError(`${means}: ${value} is not between ${min} and ${max} ${unit}.`, 'Enter a number in that range.')
  }
  return entered
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort((a, b) => a.localeCompare(b))

/** Answers for the Compare page. */
export function comparisonHandlers(paths: Paths, load: (run: string | null) => RunFile, isSample: (run: string | null) => boolean): Pick<Handlers, 'comparison' | 'comparison-choices' | 'comparison-benchmarks'> {
  return {
    comparison: async ({ run: reference, filter, terms, entered }) => {
      const [run, now] = [load(reference), new Date()]
      const summary = summarizeRun(run)
      const { workload } = currentWorkload(paths, now)
      const { local, context, compared } = compareWithCloud({ run, summary, workload, terms, entered: enteredOf(entered), now, instances: filter })
      return { ...comparisonView(run, local, context, compared, filter.maxUsdPerHour), sample: isSample(reference) }
    },
    'comparison-choices': async () => {
      const rows = catalog.cloudInstances()
      const used = new Set(rows.map((row) => row.gpuId))
      return {
        providers: distinct(rows.map((row) => row.provider)),
        gpus: distinct(catalog.gpus().filter((gpu) => used.has(gpu.id)).map((gpu) => gpu.name)),
        regions: distinct(rows.map((row) => row.region)),
        assumptions: rentKeys.map((key) => ({ key, unit: assumptions[key].unit, means: assumptions[key].means, why: assumptions[key].why, value: assumptions[key].default })),
      }
    },
    'comparison-benchmarks': async ({ run: reference, instance }) => {
      const summary = summarizeRun(load(reference))
      const { gpu, ratios } = benchmarksOn(summary, instance)
      const measured = new Map(summary.measured.map((each) => [each.id, each]))
      return {
        title: gpu.name,
        chart: benchmarkChart(ratios, benchmarkTexts, gpu.name),
        rows: ratios.map(({ id, ratio, band, because }) => {
          const own = measured.get(id)!
          return { id, title: benchmarkTexts.get(id)?.title ?? id, here: formatMeasured(own.value, own.unit, own.interval), ratio: ratio === null ? 'unknown' : times(ratio), band: band ? `[${times(band.low)}, ${times(band.high)}]` : '', because }
        }),
      }
    },
  }
}
