import { importTypeScript } from '../typescript.mjs'
import { errorsOf } from './errors.mjs'
import { cards, rows } from './fit.mjs'

/** Measured networks told from another measured one by what their layers count, as those without measurements are. */
const [{ gpus }, { fitted }, { trainingRatio }, { referenceGpu }, { toldFrom }, { trainingWorkloads }] = await Promise.all(
  ['catalog/index.ts', 'core/prediction/training/fitted.ts', 'core/prediction/training/ratio.ts', 'core/prediction/training/shares.ts', 'core/prediction/training/told.ts', 'core/prediction/training/workloads.ts'].map(importTypeScript),
)
const reference = gpus().find(({ id }) => id === referenceGpu)
const kinds = [['resnet50', 'ssd'], ['bert-base', 'bert-large'], ['transformer-xl-base', 'transformer-xl-large'], ['bert-base', 'gnmt']]
/** The name that measurements have. */
const sourceOf = (id) => trainingWorkloads.find((workload) => workload.id === id).aliases[0]

const ways = kinds.flatMap(([a, b]) => (b === 'gnmt' ? [[a, b]] : [[a, b], [b, a]]))

/** Card ratios, each card with each other, one card in the machine. @param {(from: string, to: string) => object} workloadOf */
function pairs(workloadOf) {
  return ways.flatMap(([from, to]) => {
    const workload = workloadOf(from, to)
    const measured = rows.filter(({ workload: name, count }) => name === sourceOf(to) && count === 1)
    return measured.flatMap((a) =>
      measured.filter((b) => b.precision === a.precision && b.gpu !== a.gpu).map((b) => {
        const { ratio, low, high } = trainingRatio(workload, a.precision, { gpu: cards.get(a.gpu), count: 1 }, { gpu: cards.get(b.gpu), count: 1 }, reference)
        return { predicted: ratio, low, high, actual: b.throughput / a.throughput }
      }),
    )
  })
}

export function toldSection() {
  const bare = (shares) => ({ shares, alwaysFp32: false, exchange: 0 })
  const told = errorsOf(pairs((from, to) => ({ ...bare(toldFrom(fitted[sourceOf(from)], from, to).shares), like: from })))
  const others = { 'the other network as it is': (from) => bare(fitted[sourceOf(from)]), 'its own measurements': (_from, to) => bare(fitted[sourceOf(to)]) }
  return {
    title: `training ratios of a network told from another by its layers: ${told.count} pairs`,
    ours: { ...told, goals: {} },
    naive: Object.entries(others).map(([name, workloadOf]) => ({ name, ...errorsOf(pairs((from, to) => ({ ...workloadOf(from, to), like: null }))) })),
  }
}
