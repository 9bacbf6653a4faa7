import { type ComponentType } from 'react'
import { ComparePage } from './compare'
import { MachinePage } from './machine'
import { MeasurePage } from './measure'
import { ReportsPage } from './reports'
import { SettingsPage } from './settings'

export interface PageEntry {
  /** In the address, and the name of its icon. */
  readonly id: string
  readonly title: string
  readonly page: ComponentType
}

/** The rail, in order (DESIGN 5): a page is a file and a line here. */
export const pages: readonly PageEntry[] = [
  { id: 'measure', title: 'Measure', page: MeasurePage },
  { id: 'machine', title: 'Machine', page: MachinePage },
  { id: 'compare', title: 'Compare', page: ComparePage },
  { id: 'reports', title: 'Reports', page: ReportsPage },
  { id: 'settings', title: 'Settings', page: SettingsPage },
]
