import { unitSeconds, type Timeline } from './timeline'

/** Neither the step nor what comes beside it can be all of what was seen. */
const most = 0.9

/** A timeline whose step takes so many times as long. */
const stepTimes = ({ seconds, undivided, ...rest }: Timeline, factor: number): Timeline => ({
  ...rest,
  undivided: undivided * factor,
  seconds: { ...seconds, compute: seconds.compute * factor, 'memory-bandwidth': seconds['memory-bandwidth'] * factor, overhead: seconds.overhead * factor },
})

/**
 * A throughput that somebody enters is of the whole work, its loader included: all parts together take what a unit was seen
 * to. Where preparing data takes no longer, the step is what is left; where it takes longer, the loader is as fast as was
 * seen, and the step is what is predicted of it.
 * @param whole s for a unit, as entered @param model s for a step by its prediction; null: there is none
 */
export function withEntered(timeline: Timeline, whole: number, model: number | null): Timeline {
  const { seconds, overlapped } = timeline
  const step = unitSeconds({ ...timeline, seconds: { ...seconds, 'cpu-data-path': 0, disk: 0, pcie: 0 } })
  if (!(step > 0)) return timeline
  const pcie = Math.min(seconds.pcie, most * whole)
  const beside = whole - pcie
  const decoding = Math.min(seconds['cpu-data-path'], overlapped ? beside : most * beside)
  const disk = Math.min(seconds.disk, beside)
  const room = overlapped ? beside : beside - decoding
  const waits = overlapped ? Math.max(decoding, disk) >= beside : disk >= beside
  const left = waits ? Math.min(model ?? room, room) : room
  return stepTimes({ ...timeline, seconds: { ...seconds, pcie, disk, 'cpu-data-path': decoding } }, left / step)
}
