import { parseOsRelease } from '../../../core/probe/os-release'
import { type MachineFacts } from '../../../core/machine/facts'
import { factsFrom, fromText, whyNot } from '../gather'
import { type Probe } from '../probe'

export const osProbe: Probe<Pick<MachineFacts, 'os'>> = {
  id: 'os',
  async gather({ at, host }) {
    const node = factsFrom('the system through Node', at)
    const answer = host.read('/etc/os-release')
    const release = fromText(answer, parseOsRelease)
    const named = factsFrom('/etc/os-release', at)
    return {
      os: {
        name: release?.name ? named.of(release.name) : node.of('Linux'),
        version: named.of(release?.version, whyNot(answer)),
        kernel: node.of(host.node.kernel),
        architecture: node.of(host.node.architecture),
      },
    }
  },
}
