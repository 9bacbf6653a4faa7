import { intervals } from './intervals'
import { samples } from './samples'
import { scatter } from './scatter'

/** Every kind of chart by its name. One line each. */
export const chartKinds = { intervals, samples, scatter } as const
