export interface TextSample {
  readonly file: string
  readonly tool: string
  readonly text: string
}

/**
 * Every recorded text with the command that printed it. @param read a file below `fixtures/`, as text
 * @param longest longer ones are left out: a fuzz case is worth more than its length
 */
export function loadSamples(read: (file: string) => string, longest = Infinity): TextSample[] {
  return ['hardware', 'tools'].flatMap((folder) => {
    const { samples } = JSON.parse(read(`${folder}/manifest.json`)) as { samples: { file: string; tool: string }[] }
    return samples.map(({ file, tool }) => ({ file, tool, text: read(`${folder}/${file}`) })).filter(({ text }) => text.length <= longest)
  })
}

/** The parser that a command is for, by a short name. */
export const parserOf = (tool: string): string =>
  /--query-gpu/.test(tool) ? 'nvidia-smi --query-gpu' : /-L\b/.test(tool) ? 'nvidia-smi -L' : /-q -x/.test(tool) ? 'nvidia-smi -q -x' : /nvidia-smi (-q|--query)/.test(tool) ? 'nvidia-smi -q' : /cpuinfo/.test(tool) ? '/proc/cpuinfo' : tool.split(/[\s.]/)[0]!
