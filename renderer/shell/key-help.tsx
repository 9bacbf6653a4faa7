import { chartKeys, commandKeys, pageKey, shownKeys, type KeyRow } from '../keyboard'
import { pages } from '../pages/list'
import { Dialog } from '../parts/dialog'

/** When it is shown, since the list of pages holds one that shows it. */
const rows = (): readonly KeyRow[] => [...pages.map(({ title }, i) => ({ keys: pageKey(i), meaning: `Open ${title}` })), ...Object.values(commandKeys), ...chartKeys]

export const KeyTable = () => (
  <table className="keys">
    <caption className="hidden">Keys</caption>
    <tbody>
      {rows().map(({ keys, meaning }) => (
        <tr key={keys}>
          <th scope="row">
            <kbd>{shownKeys(keys)}</kbd>
          </th>
          <td>{meaning}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

export const KeyHelp = ({ onClose }: { onClose: () => void }) => (
  <Dialog title="Keys" onClose={onClose}>
    <KeyTable />
  </Dialog>
)
