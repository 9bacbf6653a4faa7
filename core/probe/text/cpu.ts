import { type ProbedCpu } from './probed'

export const noCpu: ProbedCpu = { name: null, vendor: null, sockets: null, cores: null, threads: null, maximumMHz: null }
export const whole = (text: string | null | undefined): number | null => (/^\d{1,9}$/.test(text?.trim() ?? '') && Number(text) > 0 ? Number(text) : null)

/** Arm's implementer codes (Arm Architecture Reference Manual, MIDR_EL1), by the names that util-linux gives them. */
export const armVendors: Readonly<Record<string, string>> = { '0x41': 'ARM', '0x42': 'Broadcom', '0x43': 'Cavium', '0x46': 'Fujitsu', '0x48': 'HiSilicon', '0x4e': 'NVIDIA', '0x50': 'APM', '0x51': 'Qualcomm', '0x53': 'Samsung', '0x61': 'Apple', '0x6d': 'Microsoft', '0x70': 'Phytium', '0xc0': 'Ampere' }
