import { nvidiaTrouble, type GpuTrouble } from '../nvidia-smi'
import { textParsers } from './list'
import { type Probed } from './probed'

export type TextAnswer = ({ readonly status: 'ok' } & Probed) | { readonly status: 'error'; readonly cause: GpuTrouble; readonly gpus: readonly []; readonly cpu: null }

/** Shells and systems that do not know a command, each in its own words. */
const unknownCommand = /command not found|: not found\b|not recognized as (an internal or external command|the name of a cmdlet|a name of a cmdlet)|CommandNotFoundException|No such file or directory|is not installed, but can be installed|Unknown command|executable file not found|ENOENT|cannot find the (file|path)/i
/** The same troubles as other tools than nvidia-smi tell them. */
const others: readonly (readonly [RegExp, GpuTrouble])[] = [
  [/Failed to initialize NVML: Driver Not Loaded|driver is not loaded|amdgpu not found in modules|Driver not initialized|not initialized \(amdgpu/i, 'driver-not-loaded'],
  [/Permission denied|Operation not permitted|Insufficient Permissions|Access is denied|not a member of (the )?"?(render|video)/i, 'no-permission'],
  [/has fallen off the bus|Unable to determine the device handle|GPU is lost/i, 'gpu-lost'],
  [/No AMD GPUs|No GPUs? (was |were )?(found|detected)|No Instance\(s\) Available|No devices were found/i, 'no-devices'],
  [/Failed to initialize NVML|Unknown Error/i, 'unreadable'],
]

const troubleOf = (text: string): GpuTrouble | null => nvidiaTrouble(text) ?? (unknownCommand.test(text) ? 'not-installed' : null) ?? others.find(([words]) => words.test(text))?.[1] ?? null

/** Colours, prompts, byte order marks and the two bytes a character that Windows' tools write. */
const cleaned = (text: string): string =>
  text
    .replace(/\uFEFF/g, '')
    .replace(/\0/g, '')
    .replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '')
    .replace(/\r\n?/g, '\n')
    // Patterns that allow for spaces must not meet a hundred thousand of them.
    .replace(/[ \t]{300,}/g, ' '.repeat(300))
    .replace(/\n{50,}/g, '\n'.repeat(50))

const error = (cause: GpuTrouble): TextAnswer => ({ status: 'error', cause, gpus: [], cpu: null })

/**
 * What a tool's text says of GPUs and processor, or why it says nothing. Survives any bytes; linear in the text.
 * @param command as it was typed
 * @returns null for a command that no parser is for
 */
export function readToolText(command: string, raw: string): TextAnswer | null {
  const entry = textParsers.find(({ command: known }) => known.test(command))
  if (!entry) return null
  const text = cleaned(raw)
  for (const parse of entry.parsers) {
    const probed = parse(text, command)
    if (probed && (probed.gpus.length > 0 || probed.cpu !== null)) return { status: 'ok', ...probed }
    // A list of adapters without a GPU in it is an answer.
    if (probed && !troubleOf(text)) return { status: 'ok', ...probed }
  }
  return error(troubleOf(text) ?? 'unreadable')
}
