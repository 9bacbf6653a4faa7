import { intervalHeight } from './interval-option'
import { type ChartModel } from './model'
import { sampleHeight } from './sample-option'

/** px; known before the library that draws is there, so that the page can keep the room and nothing moves. */
export const chartHeight = (chart: ChartModel): number => (chart.kind === 'intervals' ? intervalHeight(chart.rows.length) : sampleHeight)
