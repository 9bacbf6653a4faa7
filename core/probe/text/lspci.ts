import { kindOfName } from './adapter-kind'
import { gpuOf, said, type ProbedGpu, type TextParser } from './probed'

/** Names of a vendor as lspci prints them, and the part in brackets that people know. */
function modelName(description: string): { name: string; cut: boolean } {
  const bare = description
    .replace(/\s*\([^)]*$/, '')
    .replace(/\s*\((rev|prog-if) [^)]*\)/gi, '')
    // What the list of names does not have is "Device 2b85", with `-nn` "Device [10de:2b85]".
    .replace(/\bDevice \[[0-9a-f]{4}:([0-9a-f]{4})\]/i, 'Device $1')
    .replace(/\s*\[[0-9a-f]{4}:[0-9a-f]{4}\]/gi, '')
    .trim()
  const vendor = /^(NVIDIA|Intel|Advanced Micro Devices|AMD)\b/i.exec(bare)?.[1]
  const model = vendor === undefined ? undefined : /\[([^[\]:]+)\]\s*$/.exec(bare.replace(/\[AMD(\/ATI)?\]/, ''))?.[1]
  // A bracket that was opened and not closed: the line was cut.
  const cut = bare.lastIndexOf('[') > bare.lastIndexOf(']') || /\([^)]*$|\[AMD(\/ATI)?\]$/.test(description.trim())
  if (model === undefined || cut) return { name: bare.replace(/^(NVIDIA|Intel) Corporation\s+/, '$1 ').replace(/^Advanced Micro Devices, Inc\. \[AMD(\/ATI)?\]\s+/, 'AMD '), cut }
  if (new RegExp(`^${vendor}\\b`, 'i').test(model)) return { name: model, cut }
  return { name: `${/^Advanced/i.test(vendor!) ? 'AMD' : vendor} ${model}`.trim(), cut }
}

/** @param unfinished the last line of a text, without a bracket that ends it */
function adapterOf(busId: string, description: string, unfinished: boolean): ProbedGpu {
  const { name, cut } = modelName(description)
  const kind = kindOfName(description)
  // Intel's own graphics sit at 00:02.0 in every processor that has them.
  const intelInside = /^Intel/i.test(description) && busId.replace(/^0000:/, '').startsWith('00:02.')
  return gpuOf({ name: said(name), nameTruncated: cut || unfinished, busId, ...kind, integrated: kind.integrated || (intelInside && !kind.virtual) })
}

const display = /^(VGA compatible controller|XGA compatible controller|3D controller|Display controller)$/i
/** Cards without a screen have this class, and so have what is no GPU: neural units, cameras, FPGAs. */
const accelerator = /^Processing accelerators$/i
const isGpu = (kind: string, description: string): boolean => display.test(kind) || (accelerator.test(kind) && /NVIDIA|Instinct|\bMI\d{2,3}[AX]?\b/.test(description))

/** "01:00.0 3D controller [0302]: NVIDIA …" */
const plain = /^([0-9a-f]{2,8}(?::[0-9a-f]{2})?:[0-9a-f]{2}\.[0-9a-f]|[0-9a-f]{2}:[0-9a-f]{2}\.\d) ([^:[\]]{1,80}?)\s*(?:\[[0-9a-f]{4}\])?: (.{0,500})$/i
/** `-mm`: the same words in quotes. */
const quoted = /^([0-9a-f:]{5,16}\.\d) "([^"[]{1,80}?)\s*(?:\[[0-9a-f]{4}\])?" "([^"]{0,200})" "([^"]{0,200})"/i
/** `-n`: class and identifiers in numbers. */
const numbers = /^([0-9a-f:]{5,16}\.\d) (?:Class )?(03\d\d): ([0-9a-f]{4}:[0-9a-f]{4})/i

/** `-vmm`: a block for each device, of names and values; with `-nn` their numbers are behind them. */
function fromBlocks(text: string): ProbedGpu[] | null {
  const blocks = text.split(/^(?=Slot:)/m).filter((block) => block.startsWith('Slot:')).slice(0, 4096)
  const gpus = blocks.flatMap((block) => {
    const find = (key: string) => new RegExp(`^${key}:[ \\t]+(.{1,300})\\n`, 'm').exec(block)?.[1]?.trim() ?? ''
    const [slot, kind, description] = [find('Slot'), find('Class').replace(/\s*\[[0-9a-f]{4}\]$/i, ''), `${find('Vendor')} ${find('Device')}`]
    return /^[0-9a-f:]{5,16}\.\d$/i.test(slot) && isGpu(kind, description) ? [adapterOf(slot, description.replace(/ \[([0-9a-f]{4})\] (.*) \[([0-9a-f]{4})\]$/i, ' $2 [$1:$3]'), find('Device') === '')] : []
  })
  return blocks.length === 0 ? null : gpus
}

/** `lspci [-nn|-n|-mm|-vmm|-D|-v|-k]`: display adapters. The sizes of their regions are no memory of theirs, so none is read. */
export const parseLspciGpus: TextParser = (text) => {
  let lines = 0
  const gpus: ProbedGpu[] = []
  const all = text.split('\n')
  for (const [at, line] of all.entries()) {
    const row = line.slice(0, 700)
    const words = plain.exec(row) ?? quoted.exec(row)
    const ids = words ? null : numbers.exec(row)
    if (words ?? ids) lines++
    if (words && isGpu(words[2]!.trim(), `${words[3]!} ${words[4] ?? ''}`)) gpus.push(adapterOf(words[1]!, words[4] === undefined ? words[3]! : `${words[3]!} ${words[4]}`, at === all.length - 1 && !/[)\]"]$/.test(row.trimEnd())))
    else if (ids) gpus.push(gpuOf({ busId: ids[1]!, ...kindOfName(`[${ids[3]}]`) }))
  }
  if (lines > 0) return { gpus, cpu: null }
  const blocks = fromBlocks(text)
  return blocks ? { gpus: blocks, cpu: null } : null
}
