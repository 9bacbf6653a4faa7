import { type MachineFacts } from '../../core/machine/facts'
import { factsFrom } from './gather'
import { type Probe } from './probe'

const names = ['http_proxy', 'https_proxy', 'all_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY']

/** Only whether there is a proxy: its address is nobody's business. */
export const networkProbe: Probe<Pick<MachineFacts, 'network'>> = {
  id: 'network',
  async gather({ at, host }) {
    const facts = factsFrom('the environment', at)
    if (names.some((name) => host.env[name])) return { network: { proxy: facts.of(true) } }
    if (host.platform === 'win32') {
      const answer = await host.run('reg', ['query', 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings', '/v', 'ProxyEnable'], 3)
      return { network: { proxy: factsFrom('the registry, Internet Settings', at).of(answer.state === 'ended' ? /ProxyEnable\s+REG_DWORD\s+0x1\b/i.test(answer.stdout) : null) } }
    }
    if (host.platform === 'darwin') {
      const answer = await host.run('scutil', ['--proxy'], 3)
      return { network: { proxy: factsFrom('scutil --proxy', at).of(answer.state === 'ended' ? /^\s*(HTTP|HTTPS|SOCKS|ProxyAutoConfig)Enable : 1/m.test(answer.stdout) : null) } }
    }
    return { network: { proxy: facts.of(false) } }
  },
}
