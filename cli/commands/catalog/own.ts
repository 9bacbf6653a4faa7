import { type PriceFile } from '../../../core/catalog/own/parse-file'
import { type OwnView } from '../../../core/catalog/own/view'
import { exitCodes, usageError } from '../../../core/errors/user-error'
import { wrap } from '../../table'
import { asJson, numberOf, textOf, type CatalogAction, type CatalogInput } from './action'

const services = () => import('../../../services/own-catalog')

/** What a change says: the entry as it stands now, or that it is gone. */
async function changed({ paths, now, json, context }: CatalogInput, id: string | null, said: string): Promise<number> {
  const { ownEntries } = await services()
  const entry = ownEntries(paths, now).entries.find((each) => each.id === id) ?? null
  context.stdout.write(json ? asJson('catalog-changed', { entry }) : `${wrap(said.replace('%', entry ? `${entry.of}: ${entry.figures}, as of ${entry.asOf}` : ''))}\n`)
  return exitCodes.done
}

const pricesIn = ({ options }: CatalogInput) => {
  const given = { onDemandUsdPerHour: numberOf(options, 'on-demand'), spotUsdPerHour: numberOf(options, 'spot'), reserved1yUsdPerHour: numberOf(options, 'reserved-1y'), reserved3yUsdPerHour: numberOf(options, 'reserved-3y'), committedUsdPerHour: numberOf(options, 'committed') }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as { [K in keyof typeof given]?: number }
}

const price: CatalogAction = {
  name: 'price',
  usage: 'catalog price INSTANCE [--on-demand USD] [--spot USD] [--reserved-1y USD] …',
  arguments: [1, 1],
  async run(input) {
    const { setPrice } = await services()
    const entry = setPrice(input.paths, input.args[0]!, pricesIn(input), textOf(input.options, 'as-of'), input.now)
    return await changed(input, entry.id, 'Entered: %. It stands before the catalog\'s price from now on; `groundspeed catalog undo` takes it back.')
  },
}

const add: CatalogAction = {
  name: 'add',
  usage: 'catalog add PROVIDER TYPE REGION [--gpu NAME --count N] --on-demand USD …',
  arguments: [3, 3],
  async run(input) {
    const { addInstance } = await services()
    const [provider, instanceType, region] = input.args
    const gpu = textOf(input.options, 'gpu')
    const row = { provider, instanceType, region, gpuId: gpu, gpuCount: gpu === null ? null : (numberOf(input.options, 'count') ?? 1), vcpus: numberOf(input.options, 'vcpus') ?? null, ramGiB: numberOf(input.options, 'ram') ?? null, ...pricesIn(input) }
    const entry = addInstance(input.paths, row, textOf(input.options, 'as-of'), input.now)
    return await changed(input, entry.id, 'Added: %.')
  },
}

const discount: CatalogAction = {
  name: 'discount',
  usage: 'catalog discount PROVIDER PERCENT [--as-of DATE]',
  arguments: [2, 2],
  async run(input) {
    const { setDiscount } = await services()
    const [provider, percent] = input.args as [string, string]
    if (!/^\d+(\.\d+)?%?$/.test(percent)) throw usageError(`'${percent.slice(0, 40)}' is not a percentage.`, 'For 10 percent write 10; 0 takes the discount away.')
    const entry = setDiscount(input.paths, provider, Number.parseFloat(percent), textOf(input.options, 'as-of'), input.now)
    return await changed(input, entry?.id ?? null, entry ? 'Entered: %. What you entered yourself is left as it is.' : `There is no discount of ${provider} any more.`)
  },
}

/** The first of the bad rows; the rest is counted. */
const mostProblems = 20

function importText(file: PriceFile, name: string): string {
  if (file.ok) return `${wrap(`Imported ${file.entries.length} ${file.entries.length === 1 ? 'row' : 'rows'} of ${name}${file.same ? `; ${file.same} say what the catalog says already` : ''}. They keep their own dates and stand before the catalog's.`)}\n`
  const lines = file.problems.slice(0, mostProblems).map(({ line, what }) => `  line ${line}: ${what}`)
  const rest = file.problems.length - lines.length
  return `${wrap(`${file.problems.length} of ${Math.max(file.rows, file.problems.length)} rows of ${name} cannot be used. Nothing was imported.`)}\n${lines.join('\n')}${rest > 0 ? `\n  and ${rest} more` : ''}\n`
}

const importFile: CatalogAction = {
  name: 'import',
  usage: 'catalog import FILE [--as-of DATE] [--json]',
  arguments: [1, 1],
  async run({ args, options, paths, now, json, context }) {
    const { importPrices, readPriceFile } = await services()
    const { text, name } = readPriceFile(args[0]!)
    const file = importPrices(paths, text, name, textOf(options, 'as-of'), now)
    if (json) context.stdout.write(asJson('catalog-import', file.ok ? { imported: file.entries.length, same: file.same, problems: [] } : { imported: 0, same: 0, problems: file.problems }))
    else (file.ok ? context.stdout : context.stderr).write(importText(file, name))
    return file.ok ? exitCodes.done : exitCodes.failed
  },
}

function ownText(entries: readonly OwnView[], notice: string | null): string {
  const head = entries.length === 0 ? 'Nothing of your own has been entered: the catalog\'s figures hold.' : `${entries.length === 1 ? 'One entry' : `${entries.length} entries`} of your own, newest first. They stand before the catalog's figures.`
  const lines = entries.map(({ id, figures, asOf, source, doubt }) => `${id}\n${wrap(`${figures}, as of ${asOf}${source === 'entered' ? '' : ` (${source.slice(0, 120)})`}${doubt ? `. Doubt: ${doubt}` : ''}`, 80, '  ')}`)
  const how = entries.length === 0 ? 'Enter one with `groundspeed catalog price INSTANCE --on-demand USD`.' : 'Take one away with `groundspeed catalog rm ID`.'
  return `${[...(notice ? [wrap(notice)] : []), wrap(head), ...(lines.length ? [lines.join('\n')] : []), wrap(how)].join('\n\n')}\n`
}

const own: CatalogAction = {
  name: 'own',
  usage: 'catalog own [--json]',
  arguments: [0, 0],
  async run({ paths, now, json, context }) {
    const { ownEntries } = await services()
    const { entries, raw, notice } = ownEntries(paths, now)
    // `entries` is what another machine's `catalog import` takes.
    context.stdout.write(json ? asJson('catalog-own', { notice, entries: raw, shown: entries }) : ownText(entries, notice))
    return notice !== null || entries.some(({ doubt }) => doubt !== '') ? exitCodes.doubts : exitCodes.done
  },
}

const remove: CatalogAction = {
  name: 'rm',
  usage: 'catalog rm ID',
  arguments: [1, 12],
  async run(input) {
    const { removeEntry } = await services()
    const id = input.args.join(' ')
    removeEntry(input.paths, id, input.now)
    return await changed(input, null, `Removed ${id}. \`groundspeed catalog undo\` brings it back.`)
  },
}

const undo: CatalogAction = {
  name: 'undo',
  usage: 'catalog undo',
  arguments: [0, 0],
  async run(input) {
    const { undoEntries } = await services()
    undoEntries(input.paths, input.now)
    return await changed(input, null, 'The last change was taken back; to undo again makes it once more.')
  },
}

export const ownActions: readonly CatalogAction[] = [price, add, discount, importFile, own, remove, undo]
