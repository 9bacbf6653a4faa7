export interface MemoryModule {
  readonly bytes: number | null
  readonly kind: string | null
  readonly transfersPerSecond: number | null
  readonly slot: string | null
}

const unsaid = /^(unknown|not specified|none|n\/a|other|<out of spec>|no module installed)?$/i
const mebi = 1024 ** 2

/** "16 GB", "16384 MB": binary, whatever the letters (SMBIOS 7.18.5). */
function sizeOf(text: string): number | null {
  const match = /^(\d{1,9}) (k|M|G|T)i?B$/i.exec(text.trim())
  return match ? Number(match[1]) * { K: 1024, M: mebi, G: mebi * 1024, T: mebi * mebi }[match[2]!.toUpperCase() as 'K' | 'M' | 'G' | 'T'] : null
}

/** The firmware's own chip, which some boards list among the memory. */
const firmware = /^(Flash|ROM|E?EPROM|FEPROM)$/i

/** `dmidecode -t 17`: the slots that hold a module. The speed is the configured one, else the module's own. */
export function parseDmiMemory(text: string): MemoryModule[] {
  return text.split(/^Memory Device\s*$/m).slice(1, 257).flatMap((block) => {
    const find = (key: string) => {
      const value = new RegExp(`^\\s+${key}:[ \\t]*(.{0,200})$`, 'm').exec(block)?.[1]?.trim() ?? ''
      return unsaid.test(value) ? null : value
    }
    const bytes = sizeOf(find('Size') ?? '')
    const speed = /^(\d{2,6}) (MT\/s|MHz)/.exec(find('Configured Memory Speed') ?? find('Configured Clock Speed') ?? find('Speed') ?? '')
    return bytes === null || firmware.test(find('Type') ?? '') ? [] : [{ bytes, kind: find('Type')?.slice(0, 60) ?? null, transfersPerSecond: speed ? Number(speed[1]) * 1e6 : null, slot: (find('Locator') ?? find('Bank Locator'))?.slice(0, 60) ?? null }]
  })
}

/** How many channels the slots' names speak of ("P0 CHANNEL A", "ChannelB-DIMM1"); null where they name none. */
export function channelsOf(modules: readonly MemoryModule[]): number | null {
  const names = modules.map(({ slot }) => /(.*)channel[ _-]?([A-Z0-9])/i.exec(slot ?? '')).filter((match) => match !== null).map((match) => `${match[1]} ${match[2]}`.toUpperCase())
  return names.length === modules.length && names.length > 0 ? new Set(names).size : null
}
