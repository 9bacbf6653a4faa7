import { jsonFormat } from './json'
import { markdownFormat } from './markdown'
import { type ReportModel } from './model'

/** A report format is a pure function of the model: identical input, identical bytes. */
export interface ReportFormat {
  readonly id: string
  readonly title: string
  readonly extension: string
  render(model: ReportModel): string
}

/** Every format: one file and one line each; `--format`, help and tests read this list. */
export const reportFormats: readonly ReportFormat[] = [jsonFormat, markdownFormat]
