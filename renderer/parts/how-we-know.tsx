/** Method, inputs, sources and dates: folded, one click away. */
export const HowWeKnow = ({ lines, title = 'How we know' }: { lines: readonly string[]; title?: string }) =>
  lines.length === 0 ? null : (
    <details className="how">
      <summary>{title}</summary>
      {lines.map((line) => (
        <p key={line} className="note">
          {line}
        </p>
      ))}
    </details>
  )
