/**
 * Sorts in steps, so that who has a window to serve can stop in between: runs of `step` elements by the engine's own sort,
 * which are then merged in pairs (a bottom-up merge sort; stable, as that is). The list itself stays as it is.
 * @param compare as for `Array.sort` @param step elements handled between two stops; more than 1
 */
export function* sortInSteps<T>(list: readonly T[], compare: (a: T, b: T) => number, step: number): Generator<void, T[]> {
  let sorted: T[] = []
  for (let from = 0; from < list.length; from += step) {
    if (from > 0) yield
    for (const each of list.slice(from, from + step).sort(compare)) sorted.push(each)
  }
  for (let width = step; width < list.length; width *= 2) {
    const merged: T[] = []
    for (let from = 0; from < list.length; from += 2 * width) {
      const [middle, end] = [Math.min(from + width, list.length), Math.min(from + 2 * width, list.length)]
      let [left, right] = [from, middle]
      while (left < middle || right < end) {
        const takeLeft = right >= end || (left < middle && compare(sorted[left]!, sorted[right]!) <= 0)
        merged.push(takeLeft ? sorted[left++]! : sorted[right++]!)
        if (merged.length % step === 0) yield
      }
    }
    sorted = merged
  }
  return sorted
}
