import { type GpuTrouble } from '../trouble'
import { troubleIn } from './complaint'
import { textParsers } from './list'
import { type Probed, type ProbedGpu } from './probed'

export type TextAnswer = ({ readonly status: 'ok'; readonly cause: GpuTrouble | null } & Probed) | { readonly status: 'error'; readonly cause: GpuTrouble; readonly gpus: readonly []; readonly cpu: null }

/** Longer texts are cut: no tool prints this much of one machine. */
const longest = 4 * 1024 * 1024

/** Colours, prompts, byte order marks and the two bytes a character that Windows' tools write. */
const cleaned = (text: string): string =>
  text
    .slice(0, longest)
    // A mark of UTF-16 that was read as something else leaves its two bytes.
    .replace(/^(ÿþ|þÿ|\uFFFD{2})/, '')
    .replace(/[\uFEFF\0]/g, '')
    .replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '')
    .replace(/\r+\n?/g, '\n')
    // Patterns that allow for spaces must not meet a hundred thousand of them.
    .replace(/[ \t]{300,}/g, ' '.repeat(300))
    .replace(/\n{50,}/g, '\n'.repeat(50))

const error = (cause: GpuTrouble): TextAnswer => ({ status: 'error', cause, gpus: [], cpu: null })

/** Whichever tool wrote it: a name that ends in dots is the beginning of one. */
const withoutDots = (gpu: ProbedGpu): ProbedGpu => (gpu.name !== null && /(\.{2,}|…)\s*$/.test(gpu.name) ? { ...gpu, name: gpu.name.replace(/\s*(\.{2,}|…)\s*$/, '') || null, nameTruncated: true } : gpu)

/** A GPU of which nothing is said but that there is one. */
const isEmpty = ({ migDevices, nameTruncated, integrated, virtual, ...said }: ProbedGpu): boolean => migDevices.length === 0 && !nameTruncated && !integrated && !virtual && Object.values(said).every((value) => value === null)

/**
 * What a tool's text says of GPUs and processor, or why it says nothing. Survives any bytes; linear in the text. A list
 * beside which the tool complains, of one GPU among several, is an answer that carries the cause.
 * @param command as it was typed
 * @returns null for a command that no parser is for
 */
export function readToolText(command: string, raw: string): TextAnswer | null {
  const entry = textParsers.find(({ command: known }) => known.test(command))
  if (!entry) return null
  const text = cleaned(raw)
  for (const parse of entry.parsers) {
    const probed = parse(text, command)
    if (!probed) continue
    const { gpus, cpu, bare } = probed
    const told = cpu !== null || gpus.some((gpu) => !isEmpty(gpu))
    if (told) return { gpus: gpus.map(withoutDots), cpu, status: 'ok', cause: /Unable to determine the device handle|GPU is lost|GPU requires reset/i.test(text) ? 'gpu-lost' : null }
    // A list of adapters without a GPU in it is an answer.
    if ((gpus.length === 0 || bare) && troubleIn(text) === null) return { gpus, cpu, status: 'ok', cause: null }
  }
  return error(troubleIn(text) ?? 'unreadable')
}
