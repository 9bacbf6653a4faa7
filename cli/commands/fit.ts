import { exitCodes, usageError } from '../../core/errors/user-error'
import { fitDetailView } from '../../core/fit/detail-view'
import { fieldsOfWorkload } from '../../core/fit/for-workload'
import { fitMatrixView } from '../../core/fit/matrix-view'
import { methods } from '../../core/fit/plan'
import { type DimensionFields, type PlanFields } from '../../core/fit/question'
import { targetOfMachine, targetOfMemory, type FitTarget } from '../../core/fit/target'
import type * as FitModule from '../../services/fit'
import { type CliContext, type Command, type OptionSpec, type ParsedOptions } from '../command'
import { detailJson, detailText, matrixJson, matrixText } from '../fit-text'
import { workloadIn, workloadOption } from '../workload-option'

const number = (value: string, help: string): OptionSpec => ({ type: 'string', value, help })
/** Options that are a number of the plan, and of a model that is given by its dimensions. */
const planNumbers: Readonly<Record<string, keyof PlanFields>> = { context: 'contextTokens', sequence: 'sequenceLength', batch: 'batch', rank: 'loraRank', gpus: 'gpuCount', zero: 'zeroStage', 'file-gib': 'fileGiB' }
const dimensionNumbers: Readonly<Record<string, keyof DimensionFields>> = { 'params-b': 'paramsB', layers: 'layers', 'hidden-size': 'hiddenSize', heads: 'heads', 'kv-heads': 'kvHeads', 'ffn-size': 'ffnSize', vocab: 'vocab' }
const planWords: Readonly<Record<string, keyof PlanFields>> = { precision: 'precision', quantization: 'quantization', optimizer: 'optimizer', engine: 'engine', 'kv-cache': 'kvCacheType' }

export const fit: Command = {
  name: 'fit',
  summary: 'what models fit here: memory by part, speed, and what would help',
  usage: '[MODEL] [options]',
  details: `Without a model: every model of the catalog, run and fine-tuned, on this
machine or on --gpu NAME. With one: its parts, the longest context, the largest
batch, and what would let it run here. A model that is not in the catalog comes
from its config.json (--config FILE) or its dimensions (--params-b 8 --layers 32 …).
What is not said is the current workload's, or what people usually run.
--calibrate trains a small network here for a moment, twice, and compares.
Exit: 0 done (whether it fits or not), 2 for an unknown name.`,
  options: {
    gpu: { type: 'string', value: 'NAME', help: 'a card instead of this machine' },
    memory: number('GIB', 'so much memory instead of this machine'),
    method: { type: 'string', value: 'METHOD', help: methods.join(', ') },
    quantization: { type: 'string', value: 'NAME', help: 'Q4_K_M, IQ3_XS, NF4, GPTQ, int8, …' },
    precision: { type: 'string', value: 'NAME', help: 'bf16, fp16, fp32, pure-bf16' },
    context: number('TOKENS', 'tokens that are kept while it is run'),
    sequence: number('TOKENS', 'tokens of a training sample'),
    batch: number('N', 'samples at a time'),
    optimizer: { type: 'string', value: 'NAME', help: 'adamw, adamw-8bit, paged-adamw-8bit, adafactor, …' },
    rank: number('N', 'rank of the adapters'),
    gpus: number('N', 'GPUs that share the work'),
    zero: number('0-3', 'stage of ZeRO'),
    engine: { type: 'string', value: 'NAME', help: 'transformers, llama.cpp, vllm, torchtune, unsloth, deepspeed, …' },
    'kv-cache': { type: 'string', value: 'TYPE', help: 'f16, q8_0, q4_0, fp8' },
    'file-gib': number('GIB', 'size of the file, where it is known'),
    config: { type: 'string', value: 'FILE', help: "a model's config.json" },
    'params-b': number('N', 'thousand millions of parameters'),
    layers: number('N', ''),
    'hidden-size': number('N', ''),
    heads: number('N', ''),
    'kv-heads': number('N', ''),
    'ffn-size': number('N', ''),
    vocab: number('N', ''),
    workload: workloadOption,
    why: { type: 'boolean', help: 'what was taken, formulas, sources' },
    calibrate: { type: 'boolean', help: 'set the formulas beside a real training step here' },
    json: { type: 'boolean', help: 'print JSON' },
  },
  positionals: [0, 1],
  async run({ options, positionals }, context) {
    const services = await import('../../services/fit')
    if (options['calibrate']) return await (await import('./fit-calibrate')).calibrate(options['json'] === true, context)
    const target = await targetOf(services, options, context)
    const dimensions = numbersIn(options, dimensionNumbers) as DimensionFields
    const config = text(options, 'config')
    const named = positionals[0]
    if ([named, config].filter((each) => each != null).length + (Object.keys(dimensions).length > 0 ? 1 : 0) > 1) throw usageError('A model by name, --config and dimensions exclude each other.', 'Give one of them.')
    const spoken = fieldsIn(options)
    if (named === undefined && config === null && Object.keys(dimensions).length === 0 && Object.keys(spoken).length === 0 && !options['workload'] && !options['why']) {
      const rows = services.matrixFor(target)
      context.stdout.write(options['json'] ? matrixJson(rows, target) : matrixText(fitMatrixView(rows, target)))
      return exitCodes.done
    }
    const work = fieldsOfWorkload(await workloadIn(options, context))
    const own = named !== undefined || config !== null || Object.keys(dimensions).length > 0
    const model = config !== null ? services.modelOfConfig(await readConfig(config)) : Object.keys(dimensions).length > 0 ? services.modelOfDimensions(dimensions) : services.modelNamed(named ?? work.model)
    // A method that was asked for starts from what people usually run; else the workload speaks.
    const fields = spoken.method !== undefined && spoken.method !== work.fields.method ? { method: spoken.method, ...spoken } : { ...work.fields, ...spoken }
    const detail = services.detailFor(model, fields, target)
    const view = fitDetailView(detail, null, own ? 'As asked; what was not said is as in the workload, or as people usually run it' : work.words, await measuredHere(options, context))
    context.stdout.write(options['json'] ? detailJson(detail, view) : detailText(view, options['why'] === true))
    return exitCodes.done
  },
}

const text = (options: ParsedOptions, name: string): string | null => (typeof options[name] === 'string' ? (options[name] as string) : null)

function numbersIn(options: ParsedOptions, names: Readonly<Record<string, string>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([option, field]) => {
      const typed = text(options, option)
      if (typed === null) return []
      const value = Number(typed)
      if (typed.trim() === '' || !Number.isFinite(value)) throw usageError(`--${option} '${typed}' is not a number.`)
      return [[field, value] as const]
    }),
  )
}

function fieldsIn(options: ParsedOptions): Partial<PlanFields> {
  const method = text(options, 'method')
  const known = methods.find((each) => each === method)
  if (method !== null && known === undefined) throw usageError(`There is no method '${method}'.`, `There are: ${methods.join(', ')}.`)
  const words = Object.fromEntries(Object.entries(planWords).flatMap(([option, field]) => (text(options, option) === null ? [] : [[field, text(options, option)]])))
  return { ...(known ? { method: known } : {}), ...words, ...numbersIn(options, planNumbers) } as Partial<PlanFields>
}

async function targetOf(services: typeof FitModule, options: ParsedOptions, context: CliContext): Promise<FitTarget> {
  const gpu = text(options, 'gpu')
  const { memory } = numbersIn(options, { memory: 'memory' })
  if (gpu !== null && memory !== undefined) throw usageError('--gpu and --memory exclude each other.', 'Give one of them.')
  if (memory !== undefined && !(memory > 0 && memory <= 1e6)) throw usageError(`--memory ${memory} is no amount of memory in GiB.`)
  if (gpu !== null) return services.targetNamed(gpu)
  if (memory !== undefined) return targetOfMemory(memory)
  const [own, { probeMachine }, { catalog }] = await Promise.all([context.services(), import('../../services/probes'), import('../../services/catalog')])
  const target = targetOfMachine(await probeMachine({ env: own.env, dataDir: own.paths.dataDir, signal: context.signal, at: new Date(), helper: own }), catalog.gpus())
  if (target === null) throw usageError('This machine says neither how much memory its GPU has nor how much it has itself.', 'Name a card with --gpu, or an amount with --memory.')
  return target
}

/** What `--calibrate` measured, for answers about this machine. */
async function measuredHere(options: ParsedOptions, context: CliContext) {
  if (text(options, 'gpu') !== null || text(options, 'memory') !== null) return null
  const [{ paths }, { readCalibration }] = await Promise.all([context.services(), import('../../services/fit/calibrate')])
  return readCalibration(paths)
}

/** A config.json is some kilobytes. @throws UserError for what is too large or cannot be read */
async function readConfig(file: string): Promise<string> {
  const fs = await import('node:fs')
  try {
    if (fs.statSync(file).size > 1_000_000) throw usageError(`${file} is larger than a config.json can be.`)
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    throw usageError(`${file} could not be read: ${(error as Error).message}.`)
  }
}
