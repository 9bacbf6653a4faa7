/** P(Bin(n, 1/2) <= k), summed in logs so that n in the thousands does not underflow. */
export function halfBinomialCdf(k: number, n: number): number {
  if (k < 0) return 0
  if (k >= n) return 1
  let logTerm = -n * Math.LN2
  let sum = Math.exp(logTerm)
  for (let i = 1; i <= k; i++) {
    logTerm += Math.log(n - i + 1) - Math.log(i)
    sum += Math.exp(logTerm)
  }
  return Math.min(1, sum)
}
