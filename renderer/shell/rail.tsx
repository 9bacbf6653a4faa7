import { type MeasureStatus } from '../../core/contract/views'
import { pageKey, shownKeys } from '../keyboard'
import { pages } from '../pages/list'
import { Icon } from './icons'

interface Props {
  readonly current: string
  readonly status: MeasureStatus
  readonly onOpen: (page: string) => void
  readonly onHelp: () => void
}

export const Rail = ({ current, status, onOpen, onHelp }: Props) => (
  <nav className="rail" aria-label="Pages">
    <p className="product">Groundspeed</p>
    {pages.map(({ id, title }, i) => (
      <button key={id} type="button" aria-current={id === current ? 'page' : undefined} aria-keyshortcuts={pageKey(i)} title={shownKeys(pageKey(i))} onClick={() => onOpen(id)}>
        <Icon name={id} />
        <span>{title}</span>
        {id === 'measure' && status.state === 'running' && <i className="running-mark" title="A run is under way" />}
      </button>
    ))}
    <button type="button" className="help" onClick={onHelp}>
      Keys <kbd>?</kbd>
    </button>
  </nav>
)
