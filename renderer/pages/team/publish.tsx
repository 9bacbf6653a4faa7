import { useState } from 'react'
import { type ChannelOutput } from '../../../core/contract/app-api'
import { teamPrefix } from '../../../core/team/reference'
import { call } from '../../client'
import { Dialog } from '../../parts/dialog'
import { useApp } from '../../state/app-context'
import { useToasts } from '../../state/toasts'

/** Publishes the run being looked at; before the first one, its exact content is shown and agreed to. */
export function Publish({ agreed, onDone }: { agreed: boolean; onDone: () => void }) {
  const { run: shown } = useApp()
  // A colleague's run is not this machine's to publish.
  const run = shown?.startsWith(teamPrefix) ? null : shown
  const { say, complain } = useToasts()
  const [preview, setPreview] = useState<ChannelOutput<'team-preview'> | null>(null)
  const [busy, setBusy] = useState(false)
  const publish = () => {
    setPreview(null)
    setBusy(true)
    call('team-publish', { run })
      .then(({ message }) => {
        say(message)
        onDone()
      }, complain)
      .finally(() => setBusy(false))
  }
  const show = () => void call('team-preview', { run }).then(setPreview, complain)
  return (
    <>
      <button type="button" className="primary" disabled={busy} onClick={agreed ? publish : show}>
        {busy ? 'Publishing…' : 'Publish to team folder'}
      </button>
      {agreed && (
        <button type="button" className="plain" onClick={show}>
          Show what it holds
        </button>
      )}
      {preview && (
        <Dialog title="What colleagues will be able to read" onClose={() => setPreview(null)}>
          <p>
            Exactly this, signed by this machine: {preview.bytes.toLocaleString()} bytes as {preview.to}.
          </p>
          <pre className="preview" tabIndex={0}>
            {preview.payload}
          </pre>
          <div className="actions">
            <button type="button" className="primary" onClick={publish}>
              Publish it
            </button>
            <button type="button" onClick={() => setPreview(null)}>
              Not now
            </button>
          </div>
        </Dialog>
      )}
    </>
  )
}
