/** Waves that make up a picture, and the noise of a sensor on top: its file has about the size of a photograph's. */
const waves = 12
const noise = 12

/** A made-up photograph, [height, width, 3] bytes: smooth shapes of seeded waves with a sensor's noise. */
export function photograph(width: number, height: number, random: () => number): Uint8Array {
  const wave = (length: number) => Array.from({ length }, (_, i) => i).map(((slope, phase) => (i: number) => Math.sin(slope * i + phase))((random() - 0.5) * 0.2, random() * 6.28))
  // Products of a wave across and a wave down: as smooth as any, and cheap to make.
  const parts = Array.from({ length: waves }, (_, i) => ({ across: wave(width), down: wave(height), channel: i % 3 }))
  const pixels = new Uint8Array(width * height * 3)
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const values = [0, 0, 0]
      for (const { across, down, channel } of parts) values[channel]! += 30 * across[x]! * down[y]!
      for (const value of values) pixels[at++] = Math.max(0, Math.min(255, 128 + value + noise * (random() - 0.5)))
    }
  return pixels
}

/** Mean difference of two pictures, of 255; infinite when they have different sizes. */
export function pixelError(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Infinity
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! - b[i]!)
  return sum / a.length
}
