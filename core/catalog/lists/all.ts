import { componentList } from './components'
import { cpuList } from './cpus'
import { electricityList } from './electricity'
import { gpuList } from './gpus'
import { instanceList } from './instances'
import { type CatalogList } from './list'
import { modelList } from './models'
import { regionList } from './regions'

/** Every list of the catalog that can be read: a file and a line here. */
export const catalogLists: readonly CatalogList[] = [gpuList, cpuList, instanceList, modelList, componentList, electricityList, regionList]
