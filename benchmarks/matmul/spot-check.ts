import { type CheckResult } from '../../core/benchmark/definition'

export interface SpotCheckInput {
  n: number
  a: ArrayLike<number>
  b: ArrayLike<number>
  product: ArrayLike<number>
  random: () => number
  /** Largest error allowed, relative to the norm of the row times the norm of the column. */
  tolerance: number
}

/**
 * Known answer of an n x n product (row-major): 16 random elements and the two corners against dot products in
 * float64. The error is set against |row| |column|, since a dot product of random signs may be near zero.
 */
export function spotCheck({ n, a, b, product, random, tolerance }: SpotCheckInput): CheckResult {
  let worst = 0
  for (let k = 0; k < 18; k++) {
    const row = k === 0 ? 0 : k === 1 ? n - 1 : Math.floor(random() * n)
    const column = k === 0 ? 0 : k === 1 ? n - 1 : Math.floor(random() * n)
    let dot = 0
    let rowNorm = 0
    let columnNorm = 0
    for (let i = 0; i < n; i++) {
      const x = a[row * n + i]!
      const y = b[i * n + column]!
      dot += x * y
      rowNorm += x * x
      columnNorm += y * y
    }
    const error = Math.abs(product[row * n + column]! - dot) / Math.sqrt(rowNorm * columnNorm)
    if (!(error <= tolerance)) {
      return { ok: false, detail: `element (${row}, ${column}) is ${product[row * n + column]}, a float64 dot product says ${dot}` }
    }
    worst = Math.max(worst, error)
  }
  return { ok: true, detail: `18 elements agree with float64 dot products within ${worst.toExponential(1)}` }
}
