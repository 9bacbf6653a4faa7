export interface Adapter {
  busId: string
  vendor: 'NVIDIA' | 'AMD' | 'Intel' | 'other'
  name: string
  /** Draws a console or belongs to a virtual machine: never an accelerator. */
  virtual: boolean
  /** Part of the processor: shares its memory. */
  integrated: boolean
}

const vendors: Record<string, Adapter['vendor']> = { '10de': 'NVIDIA', '1002': 'AMD', '8086': 'Intel' }
/** Vendor ids of consoles and virtual adapters: ASPEED, Matrox, VMware, VirtualBox, Red Hat (QXL, virtio), Bochs, Cirrus, Hyper-V. */
const consoles = new Set(['1a03', '102b', '15ad', '80ee', '1b36', '1af4', '1234', '1013', '1414'])
/** PCI class 03: display controllers (VGA, XGA, 3D, other). */
const line = /^([\da-f:.]+)\s+(?:VGA compatible controller|3D controller|Display controller)[^[]*\[03\w\w\]:\s*(.+?)\s*\[([\da-f]{4}):([\da-f]{4})\]/i

/** `lspci -nn`: the display adapters, by vendor id rather than by name. */
export function parseLspci(text: string): Adapter[] {
  return text.split('\n').flatMap((row) => {
    const match = line.exec(row)
    if (!match) return []
    const [, busId = '', description = '', vendorId = ''] = match
    const vendor = vendors[vendorId.toLowerCase()] ?? 'other'
    const bracket = /\[([^\]]+)\]\s*$/.exec(description)?.[1]
    return [
      {
        busId,
        vendor,
        name: (bracket ?? description).slice(0, 200),
        virtual: consoles.has(vendorId.toLowerCase()),
        integrated: isIntegrated(vendor, description),
      },
    ]
  })
}

/** Intel's are integrated but for Arc, Flex and Max; AMD's by the code names of its processors' graphics. */
function isIntegrated(vendor: Adapter['vendor'], name: string): boolean {
  if (vendor === 'Intel') return !/Arc (?!.*(Meteor|Lunar|Arrow))|DG[12]|Flex|Data Center GPU Max|Battlemage|Alchemist/i.test(name)
  if (vendor === 'AMD') return /Raphael|Phoenix|Rembrandt|Cezanne|Renoir|Picasso|Raven|Lucienne|Barcelo|Mendocino|Strix|Granite Ridge|Radeon( \w+)? Graphics/i.test(name)
  return false
}
