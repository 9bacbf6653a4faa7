import { kindOfName } from './text/adapter-kind'

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
/** PCI class 03: display controllers (VGA, XGA, 3D, other); 12: accelerators, of which AMD's are GPUs without a screen (MI300). */
const line = /^([\da-f:.]+)\s+(?:[^[:]{1,60}\[03\w\w\]:\s*(.+?)\s*\[([\da-f]{4}):[\da-f]{4}\]|[^[:]{1,60}\[1200\]:\s*(.+?)\s*\[(1002):[\da-f]{4}\])/i

/** `lspci -nn`: the display adapters, by vendor id rather than by name. */
export function parseLspci(text: string): Adapter[] {
  return text.split('\n').flatMap((row) => {
    const match = line.exec(row)
    if (!match) return []
    const busId = match[1]!
    const description = match[2] ?? match[4] ?? ''
    const vendorId = match[3] ?? match[5] ?? ''
    const kind = kindOfName(description)
    const virtual = kind.virtual || consoles.has(vendorId.toLowerCase())
    const vendor = vendors[vendorId.toLowerCase()] ?? 'other'
    const bracket = /\[([^\]]+)\]\s*$/.exec(description)?.[1]
    return [
      {
        busId,
        vendor,
        name: (bracket ?? description).slice(0, 200),
        virtual,
        // Intel's own graphics sit at 00:02.0 in every processor that has them.
        integrated: !virtual && (kind.integrated || (vendor === 'Intel' && /^(0000:)?00:02\./.test(busId))),
      },
    ]
  })
}
