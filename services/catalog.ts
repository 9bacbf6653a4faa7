import { cloudInstances, cpus, gpus, models } from '../catalog'

/** The shipped figures; the user's own come to stand before them. */
export const catalog = { gpus, cpus, cloudInstances, models }
