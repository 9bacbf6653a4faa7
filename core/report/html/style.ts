import { tokenSheet } from '../../look/tokens'

/** The report's own sheet: a page to read on a screen in either theme, and to print in black on white. */
export const reportStyle = (): string => `${tokenSheet()}
body { margin: 0; background: var(--background); color: var(--text); font: 14px/20px Inter, system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif; font-variant-numeric: tabular-nums; }
main { box-sizing: border-box; max-width: 980px; margin: 0 auto; padding: 40px 24px; }
header p, footer p, .note, caption, figcaption p { color: var(--quiet); font-size: 12px; line-height: 16px; }
.product { color: var(--accent); font-weight: 650; font-size: 14px; margin: 0 0 16px; }
h1 { margin: 0 0 12px; font-size: 20px; line-height: 28px; font-weight: 400; }
h2 { margin: 40px 0 12px; font-size: 16px; line-height: 24px; font-weight: 550; }
h3, figcaption strong { font-size: 14px; font-weight: 550; }
p { margin: 0 0 8px; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 24px; margin: 24px 0; padding: 0; list-style: none; }
.figures .number { margin: 4px 0; font-size: 28px; line-height: 36px; }
.figures .number small { font-size: 14px; }
.band { color: var(--quiet); font-weight: 400; white-space: nowrap; }
.doubt { color: var(--doubt); }
.failed { color: var(--failed); }
figure { margin: 0; }
figure svg { display: block; max-width: 100%; height: auto; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 13px; }
caption { text-align: left; padding-bottom: 4px; }
th, td { padding: 6px 16px 6px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--quiet); font-weight: 550; white-space: nowrap; }
.number-cell { text-align: right; white-space: nowrap; }
.badge { display: inline-block; padding: 0 4px; border: 1px solid var(--edge); border-radius: 4px; font-size: 12px; line-height: 16px; white-space: nowrap; }
.badge.measured { background: var(--raised); border-color: var(--raised); }
.badge.predicted { background: repeating-linear-gradient(135deg, transparent 0 3px, var(--line) 3px 4px); }
.badge.entered { border-style: none none dotted; border-radius: 0; }
summary { cursor: pointer; color: var(--accent); }
details { margin: 8px 0; }
footer { margin-top: 40px; border-top: 1px solid var(--line); padding-top: 12px; }
@media print {
  body { background: #fff; font-size: 11px; }
  main { max-width: none; padding: 0; }
  .figures { grid-template-columns: repeat(4, 1fr); gap: 12px; }
  .figures .number { font-size: 22px; line-height: 28px; }
  th, td { padding: 4px 8px 4px 0; }
  table { font-size: 10px; }
  .note { font-size: 9px; line-height: 12px; }
  tr, figure > svg, .figures li { break-inside: avoid; }
  h2, h2 + p, figcaption, caption { break-after: avoid; }
}`
