/** Counts what is done in one turn of the event loop: how much, not how long, which any machine answers alike. */
export interface Heartbeat {
  count(): void
  /** The most that was counted in one turn, and in all. */
  end(): { readonly most: number; readonly all: number }
}

/** Starts counting. Everything between two of its beats held up whatever else the process serves. */
export function heartbeat(): Heartbeat {
  let [now, most, all] = [0, 0, 0]
  let going = true
  const beat = () => {
    most = Math.max(most, now)
    now = 0
    if (going) setImmediate(beat)
  }
  setImmediate(beat)
  return {
    count() {
      now++
      all++
    },
    end() {
      going = false
      return { most: Math.max(most, now), all }
    },
  }
}
