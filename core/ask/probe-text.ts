import { z } from 'zod'
import { readToolText } from '../probe/text/probe-text'
import { textParsers } from '../probe/text/list'
import { AskError, defineAsk } from './kind'

/** A tool's text is bounded as a question's line is. */
const longest = 1024 * 1024

export const probeTextAsk = defineAsk({
  ask: 'probe-text',
  fields: z.object({ tool: z.string().min(1).max(2000), text: z.string().max(longest) }),
  example: { ask: 'probe-text', tool: 'nvidia-smi -L', text: 'GPU 0: NVIDIA GeForce RTX 3090 (UUID: GPU-0)' },
  answer({ tool, text }) {
    const answer = readToolText(tool, text)
    if (!answer) throw new AskError('bad-question', `no parser for '${tool.slice(0, 80)}'; there are ${textParsers.length} kinds: nvidia-smi, rocm-smi, lspci, /proc/cpuinfo, lscpu, wmic, system_profiler, systeminformation, fastfetch`)
    return { status: answer.status, cause: answer.cause, gpus: answer.gpus, cpu: answer.cpu }
  },
})
