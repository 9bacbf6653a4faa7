import { pathToFileURL } from 'node:url'

/** One share of the fuzzing: `node --max-old-space-size=128 fuzz-worker.mjs BUNDLE SEED COUNT`, a line of JSON for each slice. */
const [file, ...rest] = process.argv.slice(2)
const [seed, count] = rest.map(Number)
const { fuzzTeam } = await import(pathToFileURL(file).href)
const slice = 5000
let peak = 0
for (let done = 0; done < count; done += slice) {
  const tally = fuzzTeam(seed + done, Math.min(slice, count - done))
  peak = Math.max(peak, process.memoryUsage().rss)
  console.log(JSON.stringify({ ...tally, peak }))
}
