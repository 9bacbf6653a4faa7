import { assumptionKeys, assumptions, type AssumptionKey, type Terms } from '../../core/advice/assumptions'
import { benchmarkChart } from '../../core/comparison/chart'
import { rentFieldViews } from '../../core/comparison/rent-fields'
import { comparisonView } from '../../core/comparison/view'
import { whyOf } from '../../core/comparison/why'
import { pricedUnits, times } from '../../core/comparison/words'
import { type Handlers } from '../../core/contract/app-api'
import { usageError } from '../../core/errors/user-error'
import { describeMachine } from '../../core/machine/describe'
import { type RunFile } from '../../core/run/schema'
import { summarizeRun } from '../../core/run/summary'
import { teamPrefix } from '../../core/team/reference'
import { formatMeasured } from '../../core/units'
import { elsewhere } from '../../core/workload/elsewhere'
import { type Workload } from '../../core/workload/schema'
import { unitOfWork } from '../../core/workload/unit'
import { amountWords, workWords } from '../../core/workload/words'
import { catalog } from '../catalog'
import { benchmarksOn, canCompare, compareWithCloud, neededBenchmarks } from '../compare'
import { type Services } from '../create-services'
import { benchmarkTexts } from '../reports/context'
import { teamCards } from '../team/anchors'
import { currentWorkload } from '../workload/store'

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

/** What the page says of a run that lacks what a comparison stands on. */
function nothingCompared(run: RunFile, workload: Workload, terms: Terms) {
  const unit = unitOfWork(workload.work)
  return {
    answer: `This run did not measure ${neededBenchmarks.map((id) => benchmarkTexts.get(id)?.title ?? id).join(' and ')}, which every comparison stands on.`,
    machine: describeMachine(run.machine),
    workload: `${workload.name}: ${workWords(workload.work, catalog.models())}; ${amountWords(workload, unit.plural)}`,
    lacks: [...neededBenchmarks],
    pricedUnits: pricedUnits(unit),
    terms,
    unpriced: '',
    figures: [],
    chart: null,
    rows: [],
    notes: [],
  }
}

/** Answers for the Compare page. */
export function comparisonHandlers(services: Services, load: (run: string | null) => RunFile, isSample: (run: string | null) => boolean): Pick<Handlers, 'comparison' | 'comparison-choices' | 'comparison-why' | 'comparison-benchmarks'> {
  const { paths } = services
  const workloadFor = (reference: string | null, now: Date) => {
    const { workload } = currentWorkload(paths, now)
    return reference?.startsWith(teamPrefix) ? elsewhere(workload) : workload
  }
  return {
    comparison: async ({ run: reference, filter, terms, entered }) => {
      const [run, now] = [load(reference), new Date()]
      const summary = summarizeRun(run)
      const workload = workloadFor(reference, now)
      const total = catalog.cloudInstances().length
      if (!canCompare(run, summary, workload)) return { ...nothingCompared(run, workload, terms), sample: isSample(reference), total }
      const { local, context, compared } = compareWithCloud({ run, summary, workload, terms, entered: enteredOf(entered), now, cards: await teamCards(services), instances: filter })
      return { ...comparisonView(run, local, context, compared, filter.maxUsdPerHour), sample: isSample(reference), lacks: [], total }
    },
    'comparison-choices': async () => {
      const rows = catalog.cloudInstances()
      const used = new Set(rows.map((row) => row.gpuId))
      return {
        providers: distinct(rows.map((row) => row.provider)),
        gpus: distinct(catalog.gpus().filter((gpu) => used.has(gpu.id)).map((gpu) => gpu.name)),
        regions: distinct(rows.map((row) => row.region)),
        rent: rentFieldViews(),
      }
    },
    'comparison-why': async ({ run: reference, instance, terms, entered }) => {
      const [run, now] = [load(reference), new Date()]
      const { context, compared } = compareWithCloud({ run, summary: summarizeRun(run), workload: workloadFor(reference, now), terms, entered: enteredOf(entered), now, cards: await teamCards(services), instances: [instance] })
      return whyOf(compared[0]!, context)
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
