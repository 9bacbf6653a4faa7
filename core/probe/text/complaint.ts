import { type GpuTrouble } from '../trouble'

/**
 * What tools say instead of an answer, each in its own words, as people quote them in public issue threads; the first
 * that fits decides, so what names its cause stands before what only names a consequence.
 */
const complaints: readonly (readonly [RegExp, GpuTrouble])[] = [
  [/GPU access blocked by the operating system/i, 'blocked-in-wsl'],
  [/Driver\/library version mismatch|API mismatch|(kernel|client) module.{0,80}version mismatch|version mismatch between/i, 'version-mismatch'],
  [/couldn't communicate with the NVIDIA driver|couldn’t communicate with the NVIDIA driver|Driver Not Loaded|driver is not loaded|amdgpu not found in modules|Driver not initialized|module is NOT (loaded|live)|DRIVER_NOT_LOADED|STATUS_NO_DRV|kernel module .{0,40}not loaded/i, 'driver-not-loaded'],
  [/couldn't find (libnvidia-ml|nvml|the nvml|nvidia-ml)|NVML Shared Library Not Found|could not load NVML|Failed to initialize NVML: (Not Found|Library Not Found)|error while loading shared libraries/i, 'not-installed'],
  [/GPU is lost|fallen off the bus|Unable to (determine|detect) the device handle|GPU requires reset|DEVICE_LOST/i, 'gpu-lost'],
  [/Insufficient Permissions|does not have permission|No permission|Permission denied|Operation not permitted|Access is denied|Zugriff verweigert|Accès refusé|Acceso denegado|拒绝访问|running as an administrator|not a member of (the )?["“']?(render|video)|missing the following required groups|STATUS_NO_PERM|STATUS_PERMISSION/i, 'no-permission'],
  [/No devices (were )?found|No (supported )?(NVIDIA |AMD )?(GPUs?|devices?|cards?|adapters?)( devices?)? (was |were )?(found|detected|available)|NVIDIA GPUs? not found|No AMD GPUs|No GPUs?\.?$|No Instance\(s\) Available|Unable to detect any GPU devices|no CUDA-capable device/im, 'no-devices'],
]

/** Shells and systems that do not know a command, in the languages that people paste. */
const unknownCommand =
  /command not found|: not found\b|Command '[^'\n]{1,80}' not found|is currently not installed|is not installed, but can be installed|not recognized as (an internal or external command|(the )?name of a cmdlet|a name of a cmdlet)|CommandNotFoundException|No such file or directory|Unknown command|executable file not found|ENOENT|cannot find the (file|path)|Befehl nicht gefunden|Kommando nicht gefunden|falsch geschrieben oder|commande introuvable|n['’]est pas reconnu|orden no encontrada|no se reconoce como|não (foi encontrado|é reconhecido)|comando non trovato|non è riconosciuto|команда не найдена|не является внутренней или внешней|未找到命令|命令未找到|不是内部或外部命令|コマンドが見つかりません|内部コマンドまたは外部コマンド/i

/** Complaints that say nothing of a cause. */
const vague = /^\s*(NVIDIA-SMI has failed|Failed to (initialize|properly)|Unable to|ERROR\b|WARNING\b|Error\b|Exception\b|Traceback|Field "|usage:|Segmentation fault|Timeout|Unknown Error|Invalid combination|Option )/i

/** What the complaint means. Null when it complains of nothing we know. */
export function troubleIn(text: string): GpuTrouble | null {
  const known = complaints.find(([words]) => words.test(text))
  return known ? known[1] : unknownCommand.test(text) ? 'not-installed' : null
}

/** Whether a line is a complaint and no row of values. A refused cell among others is no complaint. */
export const isComplaint = (line: string): boolean => vague.test(line) || (!line.includes(',') && !/^\s*\[/.test(line) && troubleIn(line) !== null) || /^[^,]{0,60}(NVIDIA-SMI|NVML)[^,]*$/.test(line)
