/** px */
const [width, height, air] = [280, 40, 4]

/** Samples as they come, each a dot: a reader sees noise while it happens. The numbers are in the text beside it. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const x = (i: number) => air + (i * (width - 2 * air)) / Math.max(29, values.length - 1)
  const y = (value: number) => (high > low ? height - air - ((value - low) / (high - low)) * (height - 2 * air) : height / 2)
  return (
    <svg className="sparkline" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
      {values.map((value, i) => (
        // The order is all that tells one sample from another.
        <circle key={i} cx={x(i)} cy={y(value)} r={i === values.length - 1 ? 3 : 2} />
      ))}
    </svg>
  )
}
