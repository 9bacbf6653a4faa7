import { openCatalog } from './catalog-place'
import { type Paths } from './paths'
import { type WorkerDriver } from './runner/driver'

/** The one set of hands that window and command line share. */
export interface Services {
  readonly paths: Paths
  readonly version: string
  /** The bundled worker entry (dist/main/worker.cjs). */
  readonly workerFile: string
  readonly driver: WorkerDriver
  readonly env: NodeJS.ProcessEnv
}

export interface ServicesInput {
  paths: Paths
  version: string
  workerFile: string
  driver: WorkerDriver
  env: NodeJS.ProcessEnv
  /** Takes a remark that belongs to no answer: that a damaged file of own prices was set aside. */
  tell?: (notice: string) => void
}

export function createServices({ tell, ...input }: ServicesInput): Services {
  openCatalog(input.paths, tell)
  return input
}
