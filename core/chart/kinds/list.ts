import { intervals } from './intervals'
import { samples } from './samples'
import { scatter } from './scatter'
import { stack } from './stack'

/** Every kind of chart by its name. One line each. */
export const chartKinds = { intervals, samples, scatter, stack } as const
