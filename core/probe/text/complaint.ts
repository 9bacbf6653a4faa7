import { type GpuTrouble } from '../trouble'

/**
 * What tools say instead of an answer, each in its own words, as people quote them in public issue threads; the first
 * that fits decides, so what names its cause stands before what only names a consequence.
 */
const complaints: readonly (readonly [RegExp, GpuTrouble])[] = [
  [/GPU access blocked by the operating system/i, 'blocked-in-wsl'],
  [/Driver\/library version mismatch|API mismatch|(kernel|client) module.{0,80}version mismatch|version mismatch between/i, 'version-mismatch'],
  [/could(n['’]t| not) communicate with (the )?NVIDIA driver|NVIDIA Driver was not detected|Driver Not Loaded|driver is not loaded|amdgpu not found in modules|Driver not initialized|module is NOT (loaded|live)|DRIVER_NOT_LOADED|STATUS_NO_DRV|kernel module .{0,40}not loaded|\/(sys\/module\/|dev\/(nvidia|kfd|dri))\S{0,80}( read-write)?[:\s(]{1,3}No such file/i, 'driver-not-loaded'],
  [/(couldn|can)['’]t find (libnvidia-ml|nvml|the nvml|nvidia-ml)|NVML Shared Library Not Found|could not load NVML|Failed to initialize NVML: (Not Found|Library Not Found)|error while loading shared libraries/i, 'not-installed'],
  [/GPU is lost|fallen off the bus|Unable to (determine|detect) the device handle|GPU requires reset|DEVICE_LOST/i, 'gpu-lost'],
  [/Insufficient Permissions|does not have permission|No permission|suff?icient permissions|Permission denied|Operation not permitted|Access (is )?denied|Keine Berechtigung|Zugriff verweigert|Permission non accordée|Accès refusé|Permiso denegado|Acceso denegado|Permissão negada|Acesso negado|Permesso negato|Accesso negato|Toegang geweigerd|Brak dostępu|Brak uprawnień|Отказано в доступе|Доступ запрещ[её]н|権限がありません|許可がありません|アクセスが拒否|허가 거부|액세스가 거부|拒绝访问|权限不够|存取被拒|running as an administrator|not a member of (the )?["“']?(render|video)|missing the following required groups|STATUS_NO_PERM|STATUS_PERMISSION/i, 'no-permission'],
  [/No devices (were )?found|No (supported )?(NVIDIA |AMD )?(GPUs?|devices?|cards?|adapters?)( devices?)? (was |were )?(found|detected|available)|NVIDIA GPUs? not found|No AMD GPUs|No GPUs?\.?$|No Instance\(s\) Available|Keine Instanzen? verfügbar|Aucune instance disponible|No hay instancias disponibles|没有可用实例|<attached_gpus>0<|^Attached GPUs\s*:\s*0$|Unable to detect any GPU devices|no CUDA-capable device/im, 'no-devices'],
]

/** Shells and systems that do not know a command. A file of the kernel's that is not there says nothing of the command. */
const unknownCommand =
  /command not found|: not found\b|Command '[^'\n]{1,80}' not found|is currently not installed|is not installed, but can be installed|kann aber installiert werden|not recognized as (an internal or external command|(the )?name of a cmdlet|a name of a cmdlet)|CommandNotFoundException|Unknown command|executable file not found|ENOENT|cannot find the (file|path)|(?<!\/(sys|dev|proc\/driver)\/\S{1,200} )No such file or directory/i

/** The same in the languages that people paste. */
const unknownCommandElsewhere = [
  // bash, by the translations of release 5.2
  /Kommando nicht gefunden|Befehl nicht gefunden|commande introuvable|orden no encontrada|comando non? (trovato|encontrado)|comando não encontrado|non se atopou a orde|no s['’]ha trobat l['’]ordre|opdracht niet gevonden|kommandot finns inte|(kommando ikke funnet|fant ikke kommando)|komentoa ei löydy|nie znaleziono polecenia|příkaz nenalezen|príkaz nenájdený|parancs nem található|comandă negăsită|naredba nije pronađena|команда не найдена|команду не знайдено|командата не е открита|εντολή δεν βρέθηκε|komut (yok|bulunamadı)|perintah tidak ditemukan|không tìm thấy lệnh|コマンドが見つかりません|명령어?를 찾을 수 없|未找到命令|命令未找到|找不到命令|指令找不到/i,
  // cmd
  /falsch geschrieben oder|n['’]est pas reconnu|no se reconoce como|não é reconhecido|non (è )?riconosciuto|wordt niet herkend|känns inte igen|genkendes ikke|jest rozpoznawan[ey]|není názvem vnitřního|nem belső vagy külső|не является внутренней или внешней|не є внутрішньою або зовнішньою|olarak tanınmıyor|内部コマンドまたは外部コマンド|내부 또는 외부 명령|不是内部或外部命令|不是內部或外部命令/i,
  // PowerShell, which in every language says that no cmdlet has this name
  /(als Name eines Cmdlet|имя командлета|назва командлета|コマンドレット|识别为 cmdlet|是否為 cmdlet|용어가 cmdlet|(nome|nombre|název|nazwa|nazwę|naam|namnet|navn(et)?) (di|de|på|van|polecenia|rutiny)?\s?((un|een|en|et) )?cmdlet)/i,
]

/** Complaints that say nothing of a cause. */
const vague = /^\s*(NVIDIA-SMI has failed|Failed to (initialize|properly)|Unable to|ERROR\b|WARNING\b|Error\b|Exception\b|Traceback|Field "|usage:|Segmentation fault|Timeout|Unknown Error|Invalid combination|Option )/i

/** What the complaint means. Null when it complains of nothing we know. */
export function troubleIn(text: string): GpuTrouble | null {
  const known = complaints.find(([words]) => words.test(text))
  return known ? known[1] : [unknownCommand, ...unknownCommandElsewhere].some((words) => words.test(text)) ? 'not-installed' : null
}

/** Whether a line is a complaint and no row of values. A refused cell among others is no complaint. */
export const isComplaint = (line: string): boolean => vague.test(line) || (!line.includes(',') && !/^\s*\[/.test(line) && troubleIn(line) !== null) || /^[^,]{0,60}(NVIDIA-SMI|NVML)[^,]*$/.test(line)
