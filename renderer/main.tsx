import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import '@fontsource-variable/inter/wght.css'
import 'virtual:tokens.css'
import './styles/base.css'
import './styles/shell.css'
import './styles/parts.css'
import './styles/tables.css'
import './styles/forms.css'
import './styles/pages.css'
import './styles/fit.css'
import './styles/prices.css'
import './styles/advise.css'
import './styles/assumptions.css'
import './styles/upgrade.css'
import './styles/team.css'
import './styles/carbon.css'
import { App } from './app'
import { applySettings, rememberedSettings } from './state/theme'
import { ToastArea } from './state/toasts'
import { useRoute } from './state/use-route'

applySettings(rememberedSettings())

/** Every shared part in every state, for those who change them: `#/parts`, in no menu. */
const Gallery = lazy(() => import('./gallery/gallery'))
const Root = () => (useRoute().page === 'parts' ? <Suspense><Gallery /></Suspense> : <App />)

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ToastArea><Root /></ToastArea>
  </StrictMode>,
)
