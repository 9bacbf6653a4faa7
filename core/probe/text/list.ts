import { parseNvidiaLog, parseNvidiaXml } from './nvidia-log'
import { parseNvidiaQuery } from './nvidia-query'
import { parseNvidiaList, parseNvidiaTable } from './nvidia-table'
import { parseFastfetch, parseLspciGpus, parseRocm, parseSystemInformation, parseWmic } from './other-gpus'
import { parseCpuInfoText, parseLscpu, parseSystemProfiler } from './machines'
import { type TextParser } from './probed'

/** Which parsers read what a command printed, in the order in which they are tried. One line each. */
export const textParsers: readonly { readonly command: RegExp; readonly parsers: readonly TextParser[] }[] = [
  { command: /nvidia-smi.*--query-gpu/i, parsers: [parseNvidiaQuery] },
  { command: /nvidia-smi.*\s(-L|--list-gpus)\b/i, parsers: [parseNvidiaList] },
  { command: /nvidia-smi.*\s(-q|--query|-x)/i, parsers: [parseNvidiaXml, parseNvidiaLog] },
  { command: /nvidia-smi/i, parsers: [parseNvidiaTable, parseNvidiaXml, parseNvidiaLog, parseNvidiaList, parseNvidiaQuery] },
  { command: /rocm-smi|amd-smi/i, parsers: [parseRocm] },
  { command: /lspci/i, parsers: [parseLspciGpus] },
  { command: /cpuinfo/i, parsers: [parseCpuInfoText] },
  { command: /lscpu/i, parsers: [parseLscpu] },
  { command: /wmic|win32_videocontroller/i, parsers: [parseWmic] },
  { command: /system_profiler/i, parsers: [parseSystemProfiler] },
  { command: /systeminformation/i, parsers: [parseSystemInformation] },
  { command: /fastfetch/i, parsers: [parseFastfetch] },
]
