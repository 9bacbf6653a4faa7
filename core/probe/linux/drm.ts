import { type Adapter } from '../lspci'

/** "16.0 GT/s PCIe", as sysfs writes a link's speed, as a generation of PCIe (PCI Express Base Specification). */
export function pcieGeneration(text: string): number | null {
  const rate = /^(\d{1,3}(?:\.\d)?) GT\/s/.exec(text.trim())?.[1]
  return rate === undefined ? null : ({ '2.5': 1, '5.0': 2, '5': 2, '8.0': 3, '8': 3, '16.0': 4, '16': 4, '32.0': 5, '32': 5, '64.0': 6, '64': 6 }[rate] ?? null)
}

/** What sysfs says of a PCI device, each as its file has it. */
export interface PciDevice {
  readonly busId: string
  readonly class: string
  readonly vendor: string
  readonly device: string
}

const vendors: Record<string, Adapter['vendor']> = { '0x10de': 'NVIDIA', '0x1002': 'AMD', '0x8086': 'Intel' }
const consoles = new Set(['0x1a03', '0x102b', '0x15ad', '0x80ee', '0x1b36', '0x1af4', '0x1234', '0x1013', '0x1414', '0x1d0f'])

/**
 * A display adapter by its identifiers alone, where there is no `lspci` to name it; null for other devices. Intel's own
 * graphics sit at 00:02.0 in every processor that has them.
 */
export function adapterOf({ busId, class: kind, vendor, device }: PciDevice): Adapter | null {
  const id = vendor.trim().toLowerCase()
  // Class 12 has what computes and draws nothing; of that vendor only GPUs.
  if (!/^0x03/.test(kind.trim()) && !(/^0x1200/.test(kind.trim()) && id === '0x1002')) return null
  const known = vendors[id] ?? 'other'
  return { busId, vendor: known, name: `${known === 'other' ? 'PCI' : known} adapter ${id.slice(2)}:${device.trim().slice(2, 6)}`, virtual: consoles.has(id), integrated: known === 'Intel' && /^(0000:)?00:02\./.test(busId) }
}
