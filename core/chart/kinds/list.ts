import { curve } from './curve'
import { intervals } from './intervals'
import { samples } from './samples'
import { scatter } from './scatter'
import { tornado } from './tornado'

/** Every kind of chart by its name. One line each. */
export const chartKinds = { curve, intervals, samples, scatter, tornado } as const
