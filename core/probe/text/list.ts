import { parseAmdSmi } from './amd-smi'
import { parseCpuInfoText } from './cpuinfo'
import { parseFastfetch } from './fastfetch'
import { parseLscpu } from './lscpu'
import { parseLspciGpus } from './lspci'
import { parseNvidiaLog } from './nvidia-log'
import { parseNvidiaQuery } from './nvidia-query'
import { parseNvidiaList, parseNvidiaTable } from './nvidia-table'
import { parseNvidiaXml } from './nvidia-xml'
import { type TextParser } from './probed'
import { parseRocm } from './rocm'
import { parseSystemInformation } from './system-information'
import { parseSystemProfiler } from './system-profiler'
import { parseWmic } from './wmic'

/** Which parsers read what a command printed, in the order in which they are tried. One line each. */
export const textParsers: readonly { readonly command: RegExp; readonly parsers: readonly TextParser[] }[] = [
  { command: /nvidia-smi/i, parsers: [parseNvidiaXml, parseNvidiaLog, parseNvidiaTable, parseNvidiaList, parseNvidiaQuery] },
  { command: /rocm-smi|amd-smi|rocm_smi/i, parsers: [parseRocm, parseAmdSmi] },
  { command: /lspci/i, parsers: [parseLspciGpus] },
  { command: /cpuinfo/i, parsers: [parseCpuInfoText] },
  { command: /lscpu/i, parsers: [parseLscpu] },
  { command: /wmic|win32_(videocontroller|processor)/i, parsers: [parseWmic] },
  { command: /system_profiler/i, parsers: [parseSystemProfiler] },
  { command: /systeminformation|\bsi\.graphics/i, parsers: [parseSystemInformation] },
  { command: /fastfetch/i, parsers: [parseFastfetch] },
]
