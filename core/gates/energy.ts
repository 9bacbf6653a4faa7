import { type Reading } from './reading'
import { lasted, secondsOf, seen } from './window'

/** Joules of counters that start again at their range, a few minutes to hours apart. Null when one cannot be followed. */
function counted(readings: readonly Reading[]): number | null {
  if (readings[0]?.energy.known !== true || !lasted(readings, 'energy')) return null
  const lists = seen(readings, 'energy')
  let sum = 0
  for (const { name, rangeJoules } of lists[0]!) {
    const values = lists.map((list) => list.find((each) => each.name === name)?.joules)
    for (let i = 1; i < values.length; i++) {
      const [before, after] = [values[i - 1], values[i]]
      if (before === undefined || after === undefined) return null
      const step = after >= before ? after - before : rangeJoules === null ? null : after + rangeJoules - before
      if (step === null || step < 0) return null
      sum += step
    }
  }
  return lists[0]!.length === 0 ? null : sum
}

/** Joules of one board by its own counter, from the first reading to the last. Null without one, or where the counter went back. */
function metered(readings: readonly Reading[]): number | null {
  const lists = readings.map(({ gpus }) => (gpus.known ? gpus.value : null))
  const [first, last] = [lists[0], lists[lists.length - 1]]
  if (!first || !last || first.length === 0 || first.length !== last.length) return null
  let sum = 0
  for (const { index, joules } of first) {
    const after = last.find((gpu) => gpu.index === index)?.joules
    if (typeof joules !== 'number' || typeof after !== 'number' || after < joules) return null
    sum += after - joules
  }
  return sum
}

/** Joules of the GPUs: counted by the boards, else from their power, each reading standing until the next. Null when one board does not tell. */
function drawn(readings: readonly Reading[]): number | null {
  const counter = metered(readings)
  if (counter !== null) return counter
  let sum = 0
  for (const [i, { gpus, clock }] of readings.entries()) {
    const next = readings[i + 1]
    if (!gpus.known || gpus.value.some(({ watts }) => watts === null)) return null
    if (next) sum += gpus.value.reduce((watts, gpu) => watts + gpu.watts!, 0) * (next.clock.monotonicSeconds - clock.monotonicSeconds)
  }
  return sum
}

/**
 * Joules of the GPUs alone over the stretch: where the processor's counter cannot be read, as in most containers and
 * virtual machines, theirs is a figure of its own. Null without a GPU, and where one of them does not tell.
 */
export function gpuEnergyOf(readings: readonly Reading[]): number | null {
  const boards = readings.some(({ gpus }) => gpus.known && gpus.value.length > 0)
  return boards && secondsOf(readings) > 0 ? drawn(readings) : null
}

/**
 * Energy of processors and GPUs over the stretch. A part that is there and cannot be read makes the whole unknown:
 * leaving it out would count it as nothing.
 */
export function energyOf(readings: readonly Reading[]): number | null {
  const processors = counted(readings)
  const noGpu = readings.every(({ gpus }) => !gpus.known && gpus.because === 'not-installed')
  const gpus = noGpu ? 0 : drawn(readings)
  return processors === null || gpus === null || !(secondsOf(readings) > 0) ? null : processors + gpus
}
