/** ms */
const stepMs = 5

export interface EventLoopDelays {
  /** Every turn's lateness, ms, ascending. */
  readonly delaysMs: number[]
}

/**
 * Watches how late a timer of this process is, which is how long other work held up its event loop.
 * @returns the function that ends the watch and gives what was seen
 */
export function watchEventLoop(): () => EventLoopDelays {
  const delaysMs: number[] = []
  let last = process.hrtime.bigint()
  const timer = setInterval(() => {
    const now = process.hrtime.bigint()
    delaysMs.push(Math.max(0, Number(now - last) / 1e6 - stepMs))
    last = now
  }, stepMs)
  return () => {
    clearInterval(timer)
    return { delaysMs: delaysMs.sort((a, b) => a - b) }
  }
}
