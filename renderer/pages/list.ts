import { type ComponentType } from 'react'
import { AdvisePage } from './advise'
import { CarbonPage } from './carbon'
import { ComparePage } from './compare'
import { DiffPage } from './diff'
import { DoctorPage } from './doctor'
import { FitPage } from './fit/fit'
import { MachinePage } from './machine'
import { MeasurePage } from './measure'
import { PricesPage } from './prices'
import { ReportsPage } from './reports'
import { SettingsPage } from './settings'
import { TeamPage } from './team'

export interface PageEntry {
  /** In the address, and the name of its icon. */
  readonly id: string
  readonly title: string
  readonly page: ComponentType
  /** Reached from another page, and in no rail. */
  readonly under?: string
}

/** The rail, in order (DESIGN 5): a page is a file and a line here. */
export const allPages: readonly PageEntry[] = [
  { id: 'measure', title: 'Measure', page: MeasurePage },
  { id: 'machine', title: 'Machine', page: MachinePage },
  { id: 'compare', title: 'Compare', page: ComparePage },
  { id: 'fit', title: 'Fit', page: FitPage },
  { id: 'advise', title: 'Advise', page: AdvisePage },
  { id: 'carbon', title: 'Carbon', page: CarbonPage },
  { id: 'team', title: 'Team', page: TeamPage },
  { id: 'reports', title: 'Reports', page: ReportsPage },
  { id: 'doctor', title: 'Doctor', page: DoctorPage, under: 'machine' },
  { id: 'diff', title: 'Two runs', page: DiffPage, under: 'measure' },
  { id: 'prices', title: 'Prices', page: PricesPage, under: 'settings' },
  { id: 'settings', title: 'Settings', page: SettingsPage },
]

export const pages = allPages.filter(({ under }) => under === undefined)
