/** Absolute percentage error, and how often the 80 % band holds the truth. @param {{ predicted: number, actual: number, low?: number, high?: number }[]} pairs */
export function errorsOf(pairs) {
  const errors = pairs.map(({ predicted, actual }) => 100 * Math.abs(predicted / actual - 1)).sort((a, b) => a - b)
  const at = (share) => errors[Math.min(errors.length - 1, Math.floor(share * errors.length))]
  const banded = pairs.filter(({ low }) => low !== undefined)
  return { count: pairs.length, median: at(0.5), p90: at(0.9), coverage: banded.length ? (100 * banded.filter(({ actual, low, high }) => actual >= low && actual <= high).length) / banded.length : null, spearman: spearman(pairs) }
}

const ranks = (values) => {
  const order = values.map((value, i) => [value, i]).sort((a, b) => a[0] - b[0])
  const out = new Array(values.length)
  order.forEach(([, i], rank) => (out[i] = rank))
  return out
}

/** Rank correlation of predicted and actual. */
function spearman(pairs) {
  const [a, b] = [ranks(pairs.map(({ predicted }) => predicted)), ranks(pairs.map(({ actual }) => actual))]
  const n = pairs.length
  return 1 - (6 * a.reduce((sum, rank, i) => sum + (rank - b[i]) ** 2, 0)) / (n * (n ** 2 - 1))
}
