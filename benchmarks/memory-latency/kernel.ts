import { type CheckResult, type Kernel, type PreparedKernel } from '../../core/benchmark/definition'

const wordBytes = 4

/**
 * Links the lines of `words` into one ring in random order: Sattolo's shuffle, which makes a single cycle. Entry i x
 * step holds the index of the next line's first word.
 */
export function makeRing(words: Int32Array, step: number, random: () => number): void {
  const lines = Math.floor(words.length / step)
  const order = Int32Array.from({ length: lines }, (_, i) => i)
  for (let i = lines - 1; i > 0; i--) {
    const j = Math.floor(random() * i)
    const held = order[i]!
    order[i] = order[j]!
    order[j] = held
  }
  for (let i = 0; i < lines; i++) words[order[i]! * step] = order[(i + 1) % lines]! * step
}

/** Follows the ring so many steps. One dependent load a step: neither the compiler nor the processor can look ahead. */
export function follow(words: Int32Array, from: number, steps: number): number {
  let at = from
  for (let i = 0; i < steps; i++) at = words[at]!
  return at
}

/** Whether following the ring from line 0 comes back there after exactly as many steps as there are lines. */
export function checkRing(words: Int32Array, step: number): CheckResult {
  const lines = Math.floor(words.length / step)
  let at = 0
  for (let i = 1; i <= lines; i++) {
    at = words[at]!
    if (at === 0 && i < lines) return { ok: false, detail: `the ring closes after ${i} of ${lines} lines` }
  }
  return at === 0 ? { ok: true, detail: `one ring through all ${lines} lines` } : { ok: false, detail: `the ring does not close after ${lines} lines` }
}

/** A walk along a random ring through memory. */
export const kernel: Kernel = {
  async prepare({ params, random }): Promise<PreparedKernel> {
    const { bytes = 0, lineBytes = 1 } = params
    const step = lineBytes / wordBytes
    const words = new Int32Array(bytes / wordBytes)
    makeRing(words, step, random)
    let at = 0
    return {
      device: 'memory',
      notes: ['dependent loads, one a line, in random order'],
      check: () => checkRing(words, step),
      run(iterations) {
        at = follow(words, at, iterations)
      },
      checksum: () => at,
      dispose: () => undefined,
    }
  },
}
