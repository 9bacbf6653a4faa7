import { createContext, useContext } from 'react'
import { type Mode } from '../../core/run/modes'
import { type MeasuringState } from './use-measuring'
import { type SettingsState } from './use-settings'
import { type WorkloadState } from './use-workload'

/** What every page may use of the shell. */
export interface AppContext {
  /** The run being looked at: null is the latest, `sample` the shipped recording. */
  readonly run: string | null
  readonly measuring: MeasuringState
  readonly settings: SettingsState
  /** The work that pages answer for. */
  readonly workload: WorkloadState
  /** Lets another work be chosen or described. */
  readonly chooseWorkload: () => void
  /** Opens a page by its id; the run stays unless another is named. */
  readonly open: (page: string, run?: string | null) => void
  /** The second run of a page that sets two beside each other. */
  readonly other: string | null
  /** Sets two runs beside each other, the earlier one first. */
  readonly diff: (before: string, after: string) => void
  /** Starts a run of this machine and shows it. */
  readonly measure: (mode: Mode, only?: readonly string[]) => void
}

const Context = createContext<AppContext | null>(null)
export const AppProvider = Context.Provider

export function useApp(): AppContext {
  const app = useContext(Context)
  if (!app) throw new Error('a page outside the window')
  return app
}
