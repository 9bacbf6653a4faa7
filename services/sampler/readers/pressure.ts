import { counter, fileReader } from '../reader'

/** /proc/pressure/cpu: "some avg10=0.00 avg60=0.00 avg300=0.00 total=1447622421", the total in us. */
export function parsePressure(text: string): number | null {
  const total = counter(/^some .*\btotal=(\d+)$/m.exec(text)?.[1])
  return total === null ? null : total / 1e6
}

export const pressure = fileReader('pressure', '/proc/pressure/cpu', parsePressure)
