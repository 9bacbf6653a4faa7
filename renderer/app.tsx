import { useEffect, useState } from 'react'
import { ComparePage } from './pages/compare'
import { MachinePage } from './pages/machine'
import { MeasurePage } from './pages/measure'
import { useCall } from './use-call'
import { useMeasuring } from './use-measuring'

/** The rail, in order; a page is a file and a line here. */
const pageNames = ['Measure', 'Machine', 'Compare'] as const
type PageName = (typeof pageNames)[number]

export function App() {
  const [page, setPage] = useState<PageName>('Machine')
  const [summary] = useCall('machine-summary', null)
  const measuring = useMeasuring()
  useEffect(() => {
    document.documentElement.dataset['ready'] = summary.at
  }, [summary.at])
  useEffect(() => {
    document.title = `${page} - Groundspeed`
  }, [page])

  return (
    <div className="shell">
      <nav className="rail" aria-label="Pages">
        <p className="product">Groundspeed</p>
        {pageNames.map((name) => (
          <button key={name} type="button" aria-current={name === page ? 'page' : undefined} onClick={() => setPage(name)}>
            {name}
            {name === 'Measure' && measuring.status.state === 'running' && <span className="quiet"> running</span>}
          </button>
        ))}
        <footer className="versions">
          {summary.at === 'ready' && (
            <>
              <span>Groundspeed {summary.value.version}</span>
              <span>Electron {summary.value.electron}</span>
            </>
          )}
        </footer>
      </nav>
      <main>
        {page === 'Measure' && <MeasurePage measuring={measuring} />}
        {page === 'Machine' && <MachinePage onMeasure={() => setPage('Measure')} />}
        {page === 'Compare' && <ComparePage onMeasure={() => setPage('Measure')} />}
      </main>
    </div>
  )
}
