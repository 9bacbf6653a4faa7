import { type InstanceComparison } from '../../core/comparison/cloud'
import { comparedBenchmarks, comparisonView, type ComparisonView } from '../../core/comparison/view'
import { exitCodes } from '../../core/errors/user-error'
import { describeMachine } from '../../core/machine/describe'
import { type RunFile } from '../../core/run/schema'
import { summarizeRun } from '../../core/run/summary'
import { type Command } from '../command'
import { table, wrap } from '../table'

export const compare: Command = {
  name: 'compare',
  summary: 'set a run beside cloud instances',
  usage: '[RUN] [--with INSTANCE|GPU|PROVIDER]…',
  details: `Speeds are predicted from two measurements of the run (fp32 matmul and memory
triad) and the published figures of the instance's GPU, with an 80 % band.`,
  options: {
    with: { type: 'string', multiple: true, value: 'NAME', help: 'these instances instead of the usual ones' },
    json: { type: 'boolean', help: 'print JSON' },
  },
  positionals: [0, 1],
  async run({ options, positionals }, context) {
    const services = await context.services()
    const [{ loadRun }, { compareWithCloud }] = await Promise.all([import('../../services/storage/runs'), import('../../services/compare')])
    const run = loadRun(services.paths, positionals[0])
    const summary = summarizeRun(run)
    const compared = compareWithCloud(summary, (options['with'] as string[] | undefined) ?? [], new Date())
    context.stdout.write(options['json'] ? asJson(run, compared) : asText(run, comparisonView(run, summary, compared)))
    return summary.measured.some((each) => comparedBenchmarks.includes(each.id) && each.doubts.length > 0) ? exitCodes.doubts : exitCodes.done
  },
}

function asJson(run: RunFile, compared: readonly InstanceComparison[]): string {
  const instances = compared.map(({ row, gpu, ratio, band, because, usdPerHour, priceKind, usdPerLocalHour, asOf, stale }) => ({
    id: row.id,
    provider: row.provider,
    instanceType: row.instanceType,
    region: row.region,
    gpu: gpu?.name ?? null,
    gpuCount: row.gpuCount,
    speed: ratio === null ? null : { kind: 'predicted', ratio, low: band?.low ?? null, high: band?.high ?? null },
    because,
    price: usdPerHour === null ? null : { kind: 'published', usdPerHour, terms: priceKind, asOf, stale, source: row.source },
    usdPerLocalHour,
  }))
  return `${JSON.stringify({ schema: { name: 'groundspeed.comparison', major: 1, minor: 0 }, run: run.id, machine: describeMachine(run.machine), instances }, null, 2)}\n`
}

function asText(run: RunFile, { answer, machine, rows, notes }: ComparisonView): string {
  const heads = ['Instance', 'GPU', 'Speed', '80 % band', '$/h', '$/own h', 'Priced']
  const cells = rows.map((row) => [row.instance.slice(0, 24), row.gpu.slice(0, 16), row.speed, row.band, row.price, row.perOwnHour, `${row.priced}${row.stale ? ' !' : ''}`])
  const columns = heads.map((title, i) => ({ title, align: i >= 2 && i <= 5 ? ('right' as const) : ('left' as const) }))
  return `${wrap(answer)}\n\n${wrap(`${machine}, run ${run.id}.`)}\n\n${table(columns, cells)}\n\n${notes.map((note) => wrap(note)).join('\n')}\n`
}
