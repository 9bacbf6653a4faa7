import { Answer } from '../parts/answer'
import { Choice } from '../parts/choice'
import { Show } from '../parts/states'
import { KeyTable } from '../shell/key-help'
import { useApp } from '../state/app-context'
import { useCall } from '../state/use-call'

/** How the window looks, the keys, and what this program is. Every change holds at once. */
export function SettingsPage() {
  const { settings: { settings, change }, open } = useApp()
  const [about] = useCall('about', null)
  return (
    <>
      <Answer>Changes hold at once, for the window and the browser mode of this account.</Answer>
      <div className="columns">
        <Choice
          legend="Theme"
          value={settings.theme}
          onChange={(theme) => change({ theme })}
          options={[
            { value: 'system', label: 'As the system' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
        <Choice
          legend="Contrast"
          value={settings.contrast}
          onChange={(contrast) => change({ contrast })}
          options={[
            { value: 'system', label: 'As the system' },
            { value: 'more', label: 'High' },
          ]}
        />
        <Choice
          legend="Motion"
          value={settings.motion}
          onChange={(motion) => change({ motion })}
          options={[
            { value: 'system', label: 'As the system' },
            { value: 'reduced', label: 'None' },
          ]}
        />
      </div>
      <h2>Prices</h2>
      <div className="actions">
        <button type="button" onClick={() => open('prices')}>
          Enter your own prices
        </button>
        <span className="quiet">What you really pay stands before the published prices, on every page.</span>
      </div>
      <h2>About</h2>
      <Show of={about} inside>
        {({ version, host, node, dataFolder, notes }) => (
          <dl className="about">
            <dt>Groundspeed</dt>
            <dd>{version}</dd>
            <dt>Runs in</dt>
            <dd>
              {host}, Node {node}
            </dd>
            <dt>Runs and settings</dt>
            <dd>{dataFolder}</dd>
            <dt>Licence</dt>
            <dd>Apache-2.0; Inter under the SIL Open Font License 1.1</dd>
            <dt>Privacy</dt>
            <dd>No account, no telemetry, no update check. Nothing leaves this machine unless you save or publish it.</dd>
            {notes.map((note) => (
              <dd key={note} className="doubt">
                {note}
              </dd>
            ))}
          </dl>
        )}
      </Show>
      <h2>Keys</h2>
      <KeyTable />
    </>
  )
}
