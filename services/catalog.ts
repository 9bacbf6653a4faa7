import { cloudInstances, cpus, electricity, gpus, gridCarbonData, models } from '../catalog'

/** The shipped figures; the user's own come to stand before them. Each list is parsed when it is first asked for. */
export const catalog = { gpus, cpus, cloudInstances, models, electricity, gridCarbon: gridCarbonData }
