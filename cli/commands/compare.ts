import { compareInstance, type InstanceComparison } from '../../core/comparison/cloud'
import { defaultInstances, namedInstances } from '../../core/comparison/select'
import { exitCodes, failure } from '../../core/errors/user-error'
import { describeMachine } from '../../core/machine/describe'
import { type RunFile } from '../../core/run/schema'
import { summarizeRun, type RunSummary } from '../../core/run/summary'
import { formatUsd, significant } from '../../core/units'
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
    const [{ loadRun }, { catalog }] = await Promise.all([import('../../services/storage/runs'), import('../../services/catalog')])
    const run = loadRun(services.paths, positionals[0])
    const summary = summarizeRun(run)
    const local = localSpeed(summary)
    const [gpus, instances] = [catalog.gpus(), catalog.cloudInstances()]
    const names = (options['with'] as string[] | undefined) ?? []
    const rows = names.length ? namedInstances(instances, gpus, names) : defaultInstances(instances)
    const byId = new Map(gpus.map((gpu) => [gpu.id, gpu]))
    const compared = rows.map((row) => compareInstance(row, row.gpuId === null ? null : (byId.get(row.gpuId) ?? null), local, new Date()))
    context.stdout.write(options['json'] ? asJson(run, compared) : asText(run, summary, compared))
    return summary.measured.some((each) => ['matmul-fp32', 'triad'].includes(each.id) && each.doubts.length > 0) ? exitCodes.doubts : exitCodes.done
  },
}

/** The two numbers that the prediction stands on. @throws UserError when the run lacks one */
function localSpeed(summary: RunSummary) {
  const find = (id: string) => summary.measured.find((each) => each.id === id)?.value
  const [matmulFlops, triadBytes] = [find('matmul-fp32'), find('triad')]
  if (matmulFlops === undefined || triadBytes === undefined) {
    throw failure('This run did not measure matmul-fp32 and triad, which the comparison needs.', 'Run `groundspeed run --only matmul-fp32,triad`.')
  }
  return { matmulFlops, triadBytes }
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

const times = (value: number): string => `${significant(value, 2)}x`

function answer(run: RunFile, compared: readonly InstanceComparison[]): string {
  const known = compared.filter((each) => each.usdPerLocalHour !== null)
  const best = known.reduce<InstanceComparison | null>((least, each) => (least && least.usdPerLocalHour! <= each.usdPerLocalHour! ? least : each), null)
  if (!best) return 'None of these instances has published figures to predict a speed from.'
  const wasm = run.engine.id === 'wasm' ? 'This run measured WebAssembly, not the machine: measure with TensorFlow first. ' : ''
  return `${wasm}What this machine does in an hour costs least on ${best.row.provider} ${best.row.instanceType} (${best.gpu?.name}): about ${formatUsd(best.usdPerLocalHour!)}, since it is predicted to be ${times(best.ratio!)} as fast [${times(best.band!.low)}, ${times(best.band!.high)}] at ${formatUsd(best.usdPerHour!)} an hour.`
}

function asText(run: RunFile, summary: RunSummary, compared: readonly InstanceComparison[]): string {
  const rows = compared.map(({ row, gpu, ratio, band, usdPerHour, usdPerLocalHour, asOf, stale, priceKind }) => [
    `${row.provider} ${row.instanceType}`.slice(0, 24),
    gpu ? `${row.gpuCount === 1 ? '' : `${row.gpuCount}x `}${gpu.name.replace(/^(GeForce|Tesla) /, '')}`.slice(0, 16) : 'none',
    ratio === null ? 'unknown' : times(ratio),
    band === null ? '' : `${significant(band.low, 2)}-${significant(band.high, 2)}`,
    usdPerHour === null ? 'unknown' : `${formatUsd(usdPerHour)}${priceKind === 'spot' ? ' s' : ''}`,
    usdPerLocalHour === null ? '-' : formatUsd(usdPerLocalHour),
    `${asOf}${stale ? ' !' : ''}`,
  ])
  const heads = ['Instance', 'GPU', 'Speed', '80 % band', '$/h', '$/own h', 'Priced']
  const notes = [
    'Speed: predicted, relative to this machine as measured; the band runs from memory-bound work to large matrix products. "$/own h": the price of what this machine does in one hour. Prices: published, Linux, before tax, storage and traffic.',
    ...(compared.some((each) => each.stale) ? ['! the price is older than 180 days: check it before you decide.'] : []),
    ...(compared.some((each) => each.priceKind === 'spot') ? ['s: spot price; no on-demand price is known.'] : []),
    ...(compared.some((each) => each.ratio === null) ? ['Unknown speed: an instance without a GPU has no published figures to predict from.'] : []),
    ...summary.measured.filter((each) => ['matmul-fp32', 'triad'].includes(each.id)).flatMap((each) => each.doubts.slice(0, 1).map((doubt) => `Doubt about ${each.id}: ${doubt.text}. ${doubt.advice}`)),
  ]
  return `${wrap(answer(run, compared))}\n\n${wrap(`${describeMachine(run.machine)}, run ${run.id}.`)}\n\n${table(heads.map((title, i) => ({ title, align: i >= 2 && i <= 5 ? 'right' : 'left' })), rows)}\n\n${notes.map((note) => wrap(note)).join('\n')}\n`
}
