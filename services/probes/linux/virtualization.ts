import { parseCpuInfo } from '../../../core/probe/cpuinfo'
import { type MachineFacts } from '../../../core/machine/facts'
import { beside, factsFrom, fromText, whyNot } from '../gather'
import { type Host } from '../host'
import { type Probe } from '../probe'

const word = (text: string): string | null => text.trim().slice(0, 60) || null

/** Marks that container engines leave, and what the first process was told. */
function containerOf(host: Host): { file: string; name: string } | null {
  if (host.exists('/.dockerenv')) return { file: '/.dockerenv', name: 'docker' }
  if (host.exists('/run/.containerenv')) return { file: '/run/.containerenv', name: 'podman' }
  const asked = fromText(host.read('/run/systemd/container'), word)
  if (asked) return { file: '/run/systemd/container', name: asked }
  const told = host.env['container']?.slice(0, 60)
  if (told) return { file: 'the environment', name: told }
  if (host.env['KUBERNETES_SERVICE_HOST']) return { file: 'the environment', name: 'kubernetes' }
  const groups = fromText(host.read('/proc/1/cgroup'), (text) => /\/(docker|kubepods|lxc|containerd|garden)\b/.exec(text)?.[1]) ?? null
  return groups ? { file: '/proc/1/cgroup', name: groups } : null
}

export const virtualizationProbe: Probe<Pick<MachineFacts, 'virtualization'>> = {
  id: 'virtualization',
  async gather({ at, host }) {
    const detect = await host.run('systemd-detect-virt', ['--vm'], 2)
    const cpu = host.read('/proc/cpuinfo', 4 * 1024 * 1024)
    const flag = fromText(cpu, (text) => parseCpuInfo(text).hypervisor)
    const kernel = host.read('/proc/version')
    const container = containerOf(host)
    const named = factsFrom('systemd-detect-virt --vm', at).of(detect.state === 'ended' ? word(detect.stdout) : null)
    const fromCpu = factsFrom('/proc/cpuinfo', at).of(flag === null ? null : flag ? 'a virtual machine' : 'none', whyNot(cpu))
    return {
      virtualization: {
        hypervisor: beside(named, fromCpu, (a, b) => (a === 'none') === (b === 'none')),
        container: factsFrom(container?.file ?? '/.dockerenv', at).of(container?.name ?? 'none'),
        wsl: factsFrom('/proc/version', at).of(fromText(kernel, (text) => /microsoft/i.test(text)), whyNot(kernel)),
      },
    }
  },
}
