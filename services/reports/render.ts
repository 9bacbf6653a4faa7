import { usageError } from '../../core/errors/user-error'
import { type AdviceSession } from '../../core/contract/advise-views'
import { reportFormats, type ReportFormat } from '../../core/report/formats'
import { type RunFile } from '../../core/run/schema'
import { type Workload } from '../../core/workload/schema'
import { type MeasuredCard } from '../../core/prediction/measured-cards'
import { modelOf } from './context'

/** @throws UserError usage that names the ones there are */
export function findFormat(id: string): ReportFormat {
  const format = reportFormats.find((each) => each.id === id)
  if (!format) throw usageError(`There is no format '${id}'.`, `There are: ${reportFormats.map((each) => each.id).join(', ')}.`)
  return format
}

/** The run as a document, its comparison for this workload. @param advice what it advises; null: it does not @param cards that colleagues measured @throws UserError usage for an unknown format */
export async function renderReport(run: RunFile, formatId: string, workload: Workload, advice: AdviceSession | null = null, cards: readonly MeasuredCard[] = []): Promise<string> {
  const render = await findFormat(formatId).load()
  return render(modelOf(run, workload, advice, cards))
}
