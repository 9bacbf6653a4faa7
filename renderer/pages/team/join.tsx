import { useId, useState, type FormEvent } from 'react'
import { call } from '../../client'
import { Answer } from '../../parts/answer'
import { useToasts } from '../../state/toasts'

/** Before a folder is joined: what will be here, and the two things that are asked. */
export function Join({ canChoose, onJoined }: { canChoose: boolean; onJoined: () => void }) {
  const [folder, setFolder] = useState('')
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const { say, complain } = useToasts()
  const ids = useId()
  const choose = () => void call('team-choose-folder', null).then(({ folder: chosen }) => chosen && setFolder(chosen), complain)
  const join = (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    call('team-join', { folder, name })
      .then(({ team, created }) => {
        say(created ? 'The team folder was made.' : `This machine takes part in the team '${team}'.`)
        onJoined()
      }, complain)
      .finally(() => setBusy(false))
  }
  return (
    <section className="empty">
      <Answer>This machine takes part in no team folder yet.</Answer>
      <p className="quiet">
        A folder that your group shares (a network drive, Syncthing, Dropbox) becomes its benchmark database: every machine&apos;s results beside each other, with no server and no account. Joining puts this machine&apos;s public key there and nothing else; you see the exact file before anything is published.
      </p>
      <form className="team-join" onSubmit={join}>
        <label htmlFor={`${ids}f`}>Shared folder</label>
        <div className="with-button">
          <input id={`${ids}f`} value={folder} required placeholder="/mnt/team" spellCheck={false} onChange={(event) => setFolder(event.target.value)} />
          {canChoose && (
            <button type="button" onClick={choose}>
              Choose…
            </button>
          )}
        </div>
        <label htmlFor={`${ids}n`}>Name of this machine there</label>
        <input id={`${ids}n`} value={name} maxLength={60} aria-describedby={`${ids}h`} onChange={(event) => setName(event.target.value)} />
        <p className="note quiet" id={`${ids}h`}>
          Colleagues see it. Left empty, it is a number that says nothing of you.
        </p>
        <button type="submit" className="primary" disabled={busy || folder === ''}>
          Join the team folder
        </button>
      </form>
    </section>
  )
}
