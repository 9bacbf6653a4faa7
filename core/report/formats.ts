import { type ReportModel } from './model'

/** A rendered report is a pure function of the model: identical input, identical bytes. */
export type Render = (model: ReportModel) => string

export interface ReportFormat {
  readonly id: string
  readonly title: string
  /** For whom it is, in a line. */
  readonly meaning: string
  readonly extension: string
  readonly mediaType: string
  /** Loaded when it is wanted: a chart library is no part of listing formats. */
  readonly load: () => Promise<Render>
}

/** Every format: one file and one line each; `--format`, help, the window and the tests read this list. */
export const reportFormats: readonly ReportFormat[] = [
  {
    id: 'html',
    title: 'HTML',
    meaning: 'one file with charts and tables, for reading, printing and sending; no script in it',
    extension: 'html',
    mediaType: 'text/html',
    load: async () => (await import('./html/render')).renderHtml,
  },
  {
    id: 'md',
    title: 'Markdown',
    meaning: 'for a wiki, an issue or a pull request',
    extension: 'md',
    mediaType: 'text/markdown',
    load: async () => (await import('./markdown')).renderMarkdown,
  },
  {
    id: 'json',
    title: 'JSON',
    meaning: 'derived numbers in base units, for scripts; raw samples are in the run file',
    extension: 'json',
    mediaType: 'application/json',
    load: async () => (await import('./json')).renderJson,
  },
]
