import { terms } from '../../core/advice/assumptions'
import { comparisonFilter } from '../../core/comparison/filter'
import { type ComparisonContext, type InstanceComparison } from '../../core/comparison/cloud'
import { comparisonView, orderOf, type ComparisonView } from '../../core/comparison/view'
import { exitCodes, usageError } from '../../core/errors/user-error'
import { describeMachine } from '../../core/machine/describe'
import { type RunFile } from '../../core/run/schema'
import { summarizeRun } from '../../core/run/summary'
import { elsewhere } from '../../core/workload/elsewhere'
import { unitOfWork } from '../../core/workload/unit'
import { assumptionsIn, termsIn } from '../assumption-option'
import { type Command, type ParsedOptions } from '../command'
import { table, wrap } from '../table'
import { workloadIn, workloadOption } from '../workload-option'

export const compare: Command = {
  name: 'compare',
  summary: 'set a run beside cloud instances',
  usage: '[RUN] [--with INSTANCE|GPU|PROVIDER]… [--all]',
  details: `Speeds are predicted for a workload from what the run measured and the published
figures of each instance's GPU, with an 80 % band. Without --with or --all the
usual instances are shown; --all looks at every one of the catalog, and the
filters (--provider, --gpu, --region, --max-price, --min-memory, --as-fast) at
those that pass. RUN may be a colleague's: team:NAME, or team: and the start of a
result's id (\`team list\`).
Exit: 0 done, 3 when a measurement that the answer stands on is in doubt.`,
  options: {
    with: { type: 'string', multiple: true, value: 'NAME', help: 'these instances instead of the usual ones' },
    workload: workloadOption,
    terms: { type: 'string', value: 'TERMS', help: terms.join(', ') },
    set: { type: 'string', multiple: true, value: 'NAME=N', help: 'a number of the renting: storageGB=500, interruptionRate=0.1, …' },
    all: { type: 'boolean', help: 'every instance of the catalog' },
    provider: { type: 'string', multiple: true, value: 'NAME', help: 'only of this provider' },
    gpu: { type: 'string', value: 'TEXT', help: 'only with such a GPU' },
    region: { type: 'string', value: 'TEXT', help: 'only in such a region' },
    'max-price': { type: 'string', value: 'USD', help: 'only up to this price of an hour' },
    'min-memory': { type: 'string', value: 'GiB', help: 'only with so much memory on one GPU' },
    'as-fast': { type: 'boolean', help: 'only those at least as fast as this machine' },
    json: { type: 'boolean', help: 'print JSON' },
  },
  positionals: [0, 1],
  async run({ options, positionals }, context) {
    const services = await context.services()
    const [{ loadAnyRun }, { compareWithCloud }, { teamCards }] = await Promise.all([import('../../services/team/any-run'), import('../../services/compare'), import('../../services/team/anchors')])
    const { run, team } = await loadAnyRun(services, positionals[0])
    const summary = summarizeRun(run)
    const instances = wanted(options)
    const { local, context: basis, compared } = compareWithCloud({
      run,
      summary,
      workload: team ? elsewhere(await workloadIn(options, context)) : await workloadIn(options, context),
      terms: termsIn((options['terms'] as string | undefined) ?? null) ?? 'on-demand',
      entered: assumptionsIn((options['set'] as string[] | undefined) ?? []),
      now: new Date(),
      cards: await teamCards(services),
      instances,
    })
    const limit = number(options, 'max-price')
    context.stdout.write(options['json'] ? asJson(run, basis, compared) : asText(run, comparisonView(run, local, basis, compared, limit)))
    return local.standsOn.some((each) => each.doubts.length > 0) || local.remark !== '' || team?.counts === false ? exitCodes.doubts : exitCodes.done
  },
}

/** @throws UserError usage for what is no positive number */
function number(options: ParsedOptions, name: string): number | null {
  const typed = options[name] as string | undefined
  if (typed === undefined) return null
  const value = Number(typed)
  if (!(value > 0 && value < 1e5)) throw usageError(`--${name} '${typed}' is not a positive number.`)
  return value
}

function wanted(options: ParsedOptions) {
  const named = (options['with'] as string[] | undefined) ?? []
  const filter = comparisonFilter.parse({
    providers: options['provider'],
    gpu: options['gpu'],
    region: options['region'],
    maxUsdPerHour: number(options, 'max-price'),
    minMemoryGiB: number(options, 'min-memory'),
    asFast: options['as-fast'] === true,
  })
  const filters = ['all', 'provider', 'gpu', 'region', 'max-price', 'min-memory', 'as-fast'].filter((name) => options[name] !== undefined)
  if (named.length > 0 && filters.length > 0) throw usageError(`--with and --${filters[0]} exclude each other.`, 'Name instances, or filter all of them.')
  return named.length > 0 ? named : filters.length > 0 ? filter : 'usual'
}

function asJson(run: RunFile, { here, workload, rent }: ComparisonContext, compared: readonly InstanceComparison[]): string {
  const unit = unitOfWork(workload.work)
  const instances = orderOf(compared).map(({ row, gpu, speed, usdPerHour, usdPerUnits, usdPerLocalHour, month, asOf, stale, excluded }) => ({
    id: row.id,
    provider: row.provider,
    instanceType: row.instanceType,
    region: row.region,
    gpu: gpu?.name ?? null,
    gpuCount: row.gpuCount,
    speed: speed.ok ? { kind: 'predicted', ratio: speed.ratio, low: speed.band.low, high: speed.band.high } : null,
    throughput: speed.ok ? { kind: 'predicted', unitsPerSecond: speed.unitsPerSecond, low: speed.unitsBand.low, high: speed.unitsBand.high } : null,
    basis: speed.ok ? speed.basis : null,
    because: speed.ok ? speed.because : speed.text,
    excluded: excluded || null,
    price: usdPerHour === null ? null : { kind: 'published', usdPerHour, terms: rent.terms, asOf, stale, source: row.source },
    usdPerPricedUnits: usdPerUnits ? { kind: 'predicted', value: usdPerUnits.value, low: usdPerUnits.band.low, high: usdPerUnits.band.high } : null,
    usdPerMonth: month?.usdPerMonth ?? null,
    usdPerLocalHour,
  }))
  const own = here.seen ? { kind: here.seen.by, unitsPerSecond: here.seen.unitsPerSecond } : null
  return `${JSON.stringify({ schema: { name: 'groundspeed.comparison', major: 2, minor: 0 }, run: run.id, ...(run.name === null ? {} : { name: run.name }), machine: describeMachine(run.machine), workload, unit: unit.one, pricedUnits: unit.priced, terms: rent.terms, here: own, instances }, null, 2)}\n`
}

/** More than this is for `--json`. */
const rowsShown = 20

/** "[53, 160]" as "53-160": a table has 80 columns. */
const narrow = (band: string): string => band.slice(1, -1).replace(', ', '-')

function asText(run: RunFile, { answer, machine, workload, pricedUnits, rows, notes }: ComparisonView): string {
  const heads = ['Instance', 'GPU', 'Speed', '80 % band', '$/h', '$/1M', 'Priced']
  const cells = rows.slice(0, rowsShown).map((row) => [`${row.front ? '* ' : '  '}${row.instance.slice(0, 22)}`, row.gpu.slice(0, 16), row.speed, narrow(row.band), row.price, row.perUnits, `${row.priced}${row.stale ? ' !' : ''}`])
  const columns = heads.map((title, i) => ({ title, align: i >= 2 && i <= 5 ? ('right' as const) : ('left' as const) }))
  const more = rows.length > rowsShown ? `${rows.length - rowsShown} more: --json has all, filters choose.\n` : ''
  const legend = `$/1M: dollars for a ${pricedUnits}. *: none is both cheaper by the hour and faster.`
  return `${wrap(answer)}\n\n${wrap(`For: ${workload}.`)}\n${wrap(`${machine}, run ${run.id}${run.name === null ? '' : `, ${run.name}`}.`)}\n\n${table(columns, cells)}\n${more}\n${[legend, ...notes].map((note) => wrap(note)).join('\n')}\n`
}
