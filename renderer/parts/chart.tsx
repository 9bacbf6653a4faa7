import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode } from 'react'
import { chartHeight, chartPick, chartTable, type ChartModel, pointCount, pointId, pointOf, pointText } from '../../core/chart/model'
import type * as Svg from '../../core/chart/svg'
import { palettes, variablePalette } from '../../core/look/tokens'
import { useToasts } from '../state/toasts'
import { copyPicture, copyText } from './clipboard'
import { DataTable } from './data-table'

type Draw = Pick<typeof Svg, 'chartSvg' | 'drawChart'>

/** The chart library comes when a chart is first drawn: the window opens without it. */
let library: Promise<Draw> | null = null
const loadLibrary = (): Promise<Draw> => (library ??= import('../../core/chart/svg'))

function useLibrary(): Draw | null {
  const [draw, setDraw] = useState<Draw | null>(null)
  useEffect(() => {
    let wanted = true
    void loadLibrary().then((loaded) => wanted && setDraw(loaded))
    return () => {
      wanted = false
    }
  }, [])
  return draw
}

/** The width of an element, followed. */
function useWidth(): [React.RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)))
    observer.observe(element.current!)
    return () => observer.disconnect()
  }, [])
  return [element, width]
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

interface Props {
  readonly chart: ChartModel
  /** The point that is chosen, by its id, and what choosing one does; left out: nothing can be chosen. */
  readonly selected?: string | null
  readonly onSelect?: (id: string) => void
  /** Told where a pointer drags the chart's marker. */
  readonly onPick?: (value: number) => void
  /** Stands right below the drawing. */
  readonly children?: ReactNode
}

/** A pointer this near is at a point, px. */
const reach = 14

/** The point nearest to the pointer; -1: none is near. */
function pointUnder(event: PointerEvent | MouseEvent, places: readonly [number, number][]): number {
  const { left, top } = event.currentTarget.getBoundingClientRect()
  const distances = places.map(([x, y]) => Math.hypot(event.clientX - left - x, event.clientY - top - y))
  const nearest = Math.min(...distances)
  return nearest <= reach ? distances.indexOf(nearest) : -1
}

const nothing = { svg: '', places: [] as readonly [number, number][] }

/** A chart with its finding as title, its table one key away, its points on the arrow keys and the pointer, and copies of it. */
export function Chart({ chart, selected = null, onSelect, onPick, children }: Props) {
  const draw = useLibrary()
  const [box, width] = useWidth()
  const [asTable, setAsTable] = useState(false)
  const [walked, setFocus] = useState(-1)
  const { say, complain } = useToasts()
  const titleId = useId()
  // Another chart may have fewer points.
  const focus = walked < pointCount(chart) ? walked : -1
  const chosen = pointOf(chart, selected)
  const marked = focus >= 0 ? focus : chosen
  const { svg, places } = useMemo(() => (draw && width > 0 && !asTable ? draw.drawChart(chart, { palette: variablePalette, width, focus: marked }) : nothing), [draw, width, asTable, chart, marked])
  const select = (index: number) => {
    const id = pointId(chart, index)
    if (id !== null) onSelect?.(id)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    // A slider below the drawing has arrow keys of its own.
    if (event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement) return
    const step = steps[event.key]
    const last = pointCount(chart) - 1
    if (event.key.toLowerCase() === 't') setAsTable(!asTable)
    else if (step !== undefined && !asTable) setFocus(Math.max(0, Math.min(last, marked + step)))
    else if (event.key === 'Enter' && onSelect && focus >= 0 && !asTable && (event.target as Element).getAttribute('role') === 'img') select(focus)
    else if (event.key === 'Home' && !asTable) setFocus(0)
    else if (event.key === 'End' && !asTable) setFocus(last)
    else return
    event.preventDefault()
  }
  /** For other programs the picture needs colours of its own: the light ones, which print. */
  const standalone = () => draw!.chartSvg(chart, { palette: palettes.normal.light, width: Math.max(640, width) })
  const pick = (event: PointerEvent<HTMLDivElement>) => {
    const value = chartPick(chart, width, event.clientX - box.current!.getBoundingClientRect().left)
    if (value !== null) onPick?.(value)
  }
  const dragged = onPick && !asTable
    ? {
        onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          pick(event)
        },
        onPointerMove: (event: PointerEvent<HTMLDivElement>) => event.buttons === 1 && pick(event),
      }
    : {}
  const copy = (what: Promise<void>) => what.then(() => say('Copied.'), complain)

  return (
    <figure className="chart" onKeyDown={onKeyDown}>
      <figcaption>
        <h2 id={titleId}>{chart.title}</h2>
        <div className="tools">
          <button type="button" className="plain" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            Table
          </button>
          <button type="button" className="plain" disabled={!draw} onClick={() => void copy(copyText(standalone()))}>
            Copy SVG
          </button>
          <button type="button" className="plain" disabled={!draw} onClick={() => void copy(copyPicture(standalone(), Math.max(640, width), chartHeight(chart)))}>
            Copy PNG
          </button>
        </div>
      </figcaption>
      <div ref={box} className={onPick ? 'drawing dragged' : 'drawing'} {...dragged} style={{ minHeight: chartHeight(chart) }}>
        {asTable ? (
          <Twin chart={chart} />
        ) : (
          // Our own drawing, from a model whose texts it escapes.
          <div
            tabIndex={0}
            role="img"
            aria-labelledby={titleId}
            aria-description={`${chart.summary} Arrow keys walk the points; ${onSelect ? 'Enter chooses one; ' : ''}T shows the table.`}
            onBlur={() => setFocus(-1)}
            onPointerMove={(event) => places.length > 0 && setFocus(pointUnder(event, places))}
            onPointerLeave={() => places.length > 0 && setFocus(-1)}
            onClick={(event) => select(pointUnder(event, places))}
            dangerouslySetInnerHTML={{ __html: svg }}
          />
        )}
      </div>
      {children}
      <p className="note quiet" aria-live="polite">
        {marked >= 0 ? pointText(chart, marked) : chart.summary}
      </p>
    </figure>
  )
}

function Twin({ chart }: { chart: ChartModel }) {
  const { columns, rows } = chartTable(chart)
  return (
    <DataTable
      caption={chart.title}
      rowKey={(row) => row.join(' ')}
      rows={rows}
      columns={columns.map(({ title, number }, i) => ({ title, number, cell: (row: readonly string[]) => row[i] }))}
    />
  )
}
