/**
 * Entries handled at the most before the event loop gets its turn. Handling one takes some 10 µs, so that a slice stays far
 * below the 50 ms that a window may wait (DESIGN 8), also on a machine that does much else at the time.
 */
export const mostInARow = 250

/** Gives everything else its turn: a large folder is looked through in parts, so that no window waits for it. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Counts entries, and says after each whether a slice is full: `if (full()) await turn()`. A promise for each entry would cost more than the entry. */
export function slicer(most = mostInARow): (entries?: number) => boolean {
  let seen = 0
  return (entries = 1) => {
    seen += entries
    if (seen < most) return false
    seen = 0
    return true
  }
}

/** Runs what stops after each of its steps, with a turn for everything else in between. @returns what it gives at its end */
export async function inTurns<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await turn()
  }
}
