import { type Palette } from '../look/tokens'

/** LOOK: 12 px notes in the text's own face; ECharts wants the family by name. */
export const chartFont = "'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif"

export const textStyle = (palette: Palette, quiet = true) => ({ color: quiet ? palette.quiet : palette.text, fontFamily: chartFont, fontSize: 12 })

/** A tick's number, never with an exponent and without a tail of zeros. */
export function tickText(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e6 || (size > 0 && size < 1e-3)) return value.toExponential().replace('e+', 'e')
  return String(Number(value.toPrecision(3)))
}

/** A value axis: labelled with its unit, thin grid, ticks as numbers. A log axis says so. */
export function valueAxis({ label, scale }: { label: string; scale: 'linear' | 'log' }, palette: Palette, where: 'x' | 'y', range: { low: number; high: number } | null) {
  return {
    type: scale === 'log' ? ('log' as const) : ('value' as const),
    name: scale === 'log' ? `${label} (log scale)` : label,
    nameLocation: 'middle' as const,
    nameGap: where === 'x' ? 28 : 48,
    nameTextStyle: textStyle(palette),
    // The ends of a linear axis are where the data ends, not round numbers.
    axisLabel: { ...textStyle(palette), formatter: tickText, hideOverlap: true, ...(range && scale === 'linear' ? { showMinLabel: false, showMaxLabel: false } : {}) },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: palette.line, width: 1 } },
    ...(range ? { min: range.low, max: range.high } : {}),
    ...(where === 'x' ? { splitNumber: 6 } : { splitNumber: 4 }),
  }
}
