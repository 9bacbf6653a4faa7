/** Abramowitz and Stegun 7.1.26 is too coarse here: erfc by continued fraction and series, relative error below 1e-13. */
function erfc(x: number): number {
  const z = Math.abs(x)
  if (z < 2) {
    // erf by its Maclaurin series (DLMF 7.6.1).
    let term = z
    let sum = z
    for (let n = 1; n < 200 && Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= (-z * z) / n
      sum += term / (2 * n + 1)
    }
    const erf = (2 / Math.sqrt(Math.PI)) * sum
    return x < 0 ? 1 + erf : 1 - erf
  }
  // Lentz would do; the fraction (DLMF 7.9.4) from its tail is short enough.
  let fraction = 0
  for (let n = 120; n >= 1; n--) fraction = n / 2 / (z + fraction)
  const tail = Math.exp(-z * z) / Math.sqrt(Math.PI) / (z + fraction)
  return x < 0 ? 2 - tail : tail
}

/** P(Z <= z) of the standard normal distribution. */
export const normalCdf = (z: number): number => 0.5 * erfc(-z / Math.SQRT2)

/** Quantile of the standard normal distribution by bisection to full precision. @param p in (0, 1) @throws RangeError outside it */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`normal quantile wants 0 < p < 1, got ${p}`)
  if (p > 0.5) return -normalQuantile(1 - p)
  let low = -40
  let high = 0
  for (let i = 0; i < 200 && high - low > 1e-15 * Math.max(1, -low); i++) {
    const middle = (low + high) / 2
    if (normalCdf(middle) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
