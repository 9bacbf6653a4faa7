import { init, use, type ComposeOption } from 'echarts/core'
import { CustomChart, type CustomSeriesOption } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { SVGRenderer } from 'echarts/renderers'
import { type Palette } from '../look/tokens'
import { chartHeight, chartOption, pointAt, pointCount, type ChartModel } from './model'

use([CustomChart, GridComponent, SVGRenderer])

export interface DrawOptions {
  readonly palette: Palette
  /** px */
  readonly width: number
  /** The point that the keys stand on; -1 for none. */
  readonly focus?: number
}

/**
 * The chart as an SVG element, by ECharts without a DOM: the same text from the same input, in window, report and
 * clipboard. It holds no script, no style sheet and no style attribute, so that the strictest policy shows it.
 */
export const chartSvg = (chart: ChartModel, options: DrawOptions): string => drawChart(chart, options).svg

/** The drawing, and where each point stands in it (px from its upper left), so that a pointer finds the nearest. */
export function drawChart(chart: ChartModel, { palette, width, focus = -1 }: DrawOptions): { svg: string; places: readonly [number, number][] } {
  const instance = init(null, null, { renderer: 'svg', ssr: true, width, height: chartHeight(chart) })
  try {
    instance.setOption({ animation: false, ...chartOption(chart, palette, width, focus) } as unknown as ComposeOption<CustomSeriesOption>)
    const svg = normalise(instance.renderToSVGString())
    const places = Array.from({ length: pointAt(chart, 0) ? pointCount(chart) : 0 }, (_, i) => instance.convertToPixel({ gridIndex: 0 }, pointAt(chart, i)!) as [number, number])
    return { svg, places }
  } finally {
    // Without it the process never ends.
    instance.dispose()
  }
}

/** Names that count up from call to call go, and each style attribute becomes the presentation attributes it means. */
const normalise = (svg: string): string =>
  svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/\bzr\d+-/g, 'c-')
    .replace(/ class="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) =>
      style
        .split(';')
        .map((each) => each.split(':') as [string, string])
        .filter(([name, value]) => value !== undefined && /^(font|dominant|text|fill|stroke)/.test(name.trim()))
        .map(([name, value]) => ` ${name.trim()}="${value.trim()}"`)
        .join(''),
    )
