import os from 'node:os'
import { parseOsRelease } from '../../core/probe/os-release'
import { type MachineFacts } from '../../core/machine/facts'
import { factsFrom, fromText, readText } from './gather'
import { type Probe } from './probe'

const systemNames: Record<string, string> = { darwin: 'macOS', win32: 'Windows' }

export const osProbe: Probe<Pick<MachineFacts, 'os'>> = {
  id: 'os',
  async gather({ at }) {
    const node = factsFrom('the system through Node', at)
    const release = fromText(readText('/etc/os-release'), parseOsRelease)
    const named = release ? factsFrom('/etc/os-release', at) : node
    return {
      os: {
        name: named.of(release?.name ?? systemNames[process.platform] ?? process.platform),
        version: named.of(release ? release.version : os.release()),
        kernel: node.of(`${os.type()} ${os.release()}`),
        architecture: node.of(process.arch),
      },
    }
  },
}
