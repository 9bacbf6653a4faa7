const compared = 'catalog/comparison.test.ts'
const predicted = 'catalog/prediction.test.ts'

/** One deliberate error in each rule of prediction and comparison. @type {import('./list.mjs').Mutation[]} */
export const mutations = [
  { what: 'front', file: 'core/comparison/front.ts', from: 'each.speed <= fastest', to: 'each.speed < fastest', test: 'core/comparison/front.test.ts' },
  { what: 'kinship of generations', file: 'core/prediction/place.ts', from: '? 1 : 0.5)', to: '? 1 : 0.6)', test: compared },
  { what: 'anchor without a card', file: 'core/prediction/place.ts', from: 'if (!place.gpu || !anchor.gpu || anchor.measured === null', to: 'if (!place.gpu || anchor.measured === null', test: compared },
  { what: 'residual of a processor', file: 'core/prediction/work/between.ts', from: '? 1 : 0.5) : 0', to: '? 1 : 0.5) : 0.5', test: compared },
  { what: 'forward alone', file: 'core/prediction/work/network.ts', from: 'const share = forward ? 1 : scaling', to: 'const share = forward ? scaling(place.count, workload.exchange) : scaling', test: compared },
  { what: 'units of a month', file: 'core/comparison/cloud.ts', from: '* 3600 * hoursPerWeek', to: '* 60 * hoursPerWeek', test: compared },
  { what: 'spot that does not pay', file: 'core/advice/cloud-cost.ts', from: "wanted === 'spot' && !spotPays(v)", to: "wanted === 'spot' && spotPays(v)", test: compared },
  { what: 'memory of one GPU', file: 'core/comparison/cloud.ts', from: 'memory < needsMemoryGiB', to: 'memory > needsMemoryGiB', test: compared },
  { what: 'data that may not leave', file: 'core/comparison/cloud.ts', from: 'if (!wishes.dataMayLeave)', to: 'if (wishes.offline)', test: compared },
  { what: 'as fast as here', file: 'core/comparison/picks.ts', from: 'each.speed.ratio >= 1)', to: 'each.speed.ratio >= 0.5)', test: compared },
  { what: 'limit of the fastest', file: 'core/comparison/picks.ts', from: 'each.usdPerHour <= limitUsd', to: 'each.usdPerHour >= limitUsd', test: compared },
  { what: 'filter by memory', file: 'core/comparison/filter.ts', from: '(row.gpuMemoryGiB ?? 0) >= filter.minMemoryGiB', to: '(row.gpuMemoryGiB ?? 0) <= filter.minMemoryGiB', test: compared },
  { what: 'cache of a token', file: 'core/prediction/llm/speed.ts', from: '2 * shape.layers * shape.keyWidth * cacheBytes', to: '0 * shape.layers * shape.keyWidth * cacheBytes', test: predicted },
  { what: 'active experts', file: 'core/prediction/llm/speed.ts', from: 'const read = (shape.active - shape.lookup)', to: 'const read = (shape.params - shape.lookup)', test: predicted },
  { what: 'exchange of gradients', file: 'core/prediction/training/ratio.ts', from: '((2 * (count - 1)) / count)', to: '((0 * (count - 1)) / count)', test: predicted },
  { what: 'cost of starting a kernel', file: 'core/prediction/op-time.ts', from: '** 0.25 + launchSeconds', to: '** 0.25', test: predicted },
]
