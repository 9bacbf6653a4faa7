/** Edits (insert, delete, replace) that turn one word into the other: Levenshtein. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length]!
}

/** The names most like `word`, best first; only those that share more than half of it. Case does not matter. */
export function nearest(word: string, names: readonly string[], count = 3): string[] {
  const wanted = word.toLowerCase().slice(0, 200)
  return names
    .map((name) => {
      const lower = name.toLowerCase()
      const distance = lower.startsWith(wanted) || lower.includes(wanted) ? 0.5 : editDistance(wanted, lower)
      return { name, distance }
    })
    .filter(({ name, distance }) => distance <= Math.max(2, Math.max(word.length, name.length) * 0.5))
    .sort((a, b) => a.distance - b.distance || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
    .slice(0, count)
    .map(({ name }) => name)
}
