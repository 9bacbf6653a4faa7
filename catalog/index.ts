import { z } from 'zod'
import {
  cardBodyRow,
  cloudRow,
  componentRow,
  cpuRow,
  electricityRow,
  gpuRow,
  gridCarbon,
  modelRow,
  type CardBodyRow,
  type CloudRow,
  type ComponentRow,
  type CpuRow,
  type ElectricityRow,
  type GpuRow,
  type GridCarbon,
  type ModelRow,
} from '../core/catalog/schema'
import bodyData from './data/card-bodies.json'
import cloudData from './data/cloud-instances.json'
import componentData from './data/components.json'
import cpuData from './data/cpus.json'
import electricityData from './data/electricity-prices.json'
import gpuData from './data/gpus.json'
import gridData from './data/grid-carbon.json'
import modelData from './data/models.json'

/** Parsed at first use: a command that asks for neither does not pay for it. */
const once = <T>(schema: z.ZodType<T>, data: unknown): (() => readonly T[]) => {
  let rows: readonly T[] | undefined
  return () => (rows ??= z.array(schema).parse(data))
}

export const gpus: () => readonly GpuRow[] = once(gpuRow, gpuData)
export const cloudInstances: () => readonly CloudRow[] = once(cloudRow, cloudData)
export const models: () => readonly ModelRow[] = once(modelRow, modelData)
export const cpus: () => readonly CpuRow[] = once(cpuRow, cpuData)
export const components: () => readonly ComponentRow[] = once(componentRow, componentData)
export const cardBodies: () => readonly CardBodyRow[] = once(cardBodyRow, bodyData)
export const electricity: () => readonly ElectricityRow[] = once(electricityRow, electricityData)

let grid: GridCarbon | undefined
export const gridCarbonData = (): GridCarbon => (grid ??= gridCarbon.parse(gridData))
