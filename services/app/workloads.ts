import { type Handlers } from '../../core/contract/app-api'
import { type WorkloadsView } from '../../core/contract/workload-calls'
import { trainingWorkloads } from '../../core/prediction/training/workloads'
import { quantizations } from '../../core/quantization/list'
import { readDraft, type DraftNames } from '../../core/workload/read-draft'
import { checkNames } from '../../core/workload/parse'
import { type Workload } from '../../core/workload/schema'
import { unitOfWork } from '../../core/workload/unit'
import { amountWords, workWords } from '../../core/workload/words'
import { catalog } from '../catalog'
import { type Paths } from '../paths'
import { currentWorkload, isSaved, listWorkloads, removeWorkload, saveWorkload, useWorkload } from '../workload/store'

function viewOf(workload: Workload) {
  const { plural } = unitOfWork(workload.work)
  return { workload, work: workWords(workload.work, catalog.models()), amount: amountWords(workload, plural), units: plural }
}

const regions = (): string[] => [...new Set(catalog.cloudInstances().flatMap(({ provider, region }) => [provider, region]))].sort()
const draftNames = (): DraftNames => ({ models: catalog.models(), regions: regions() })

function workloadsView(paths: Paths): WorkloadsView {
  const { workload, chosen, notice } = currentWorkload(paths, new Date())
  return {
    current: viewOf(workload),
    chosen,
    notice,
    listed: listWorkloads(paths).map((each) => ({ id: each.id, origin: each.origin, view: each.workload && viewOf(each.workload) })),
    networks: trainingWorkloads.map(({ id, title }) => ({ id, title })),
    models: catalog.models().filter((model) => ['llm', 'moe-llm', 'vlm'].includes(model.class)).map(({ name }) => name),
    quantizations: quantizations.map(({ id }) => id),
    regions: regions(),
  }
}

/** Answers for the workload: what every page answers for. */
export function workloadHandlers(paths: Paths): Pick<Handlers, 'workloads' | 'workload-check' | 'workload-use' | 'workload-save' | 'workload-remove'> {
  const keep = (store: (paths: Paths, workload: Workload) => unknown) => async (workload: Workload) => {
    checkNames(workload, catalog.models())
    store(paths, workload)
    return workloadsView(paths)
  }
  return {
    workloads: async () => workloadsView(paths),
    'workload-check': async ({ draft }) => {
      const read = readDraft(draft, draftNames())
      if (!read.ok) return { errors: read.errors, view: null, replaces: false }
      return { errors: {}, view: viewOf(read.workload), replaces: isSaved(paths, read.workload) }
    },
    'workload-use': keep(useWorkload),
    'workload-save': keep(saveWorkload),
    'workload-remove': async ({ id }) => {
      removeWorkload(paths, id)
      return workloadsView(paths)
    },
  }
}
