import fs from 'node:fs'
import { parseCpuInfo } from '../../core/probe/cpuinfo'
import { type MachineFacts } from '../../core/machine/facts'
import { runTool } from '../files/run-tool'
import { factsFrom, fromText, readText } from './gather'
import { type Probe } from './probe'

export const virtualizationProbe: Probe<Pick<MachineFacts, 'virtualization'>> = {
  id: 'virtualization',
  async gather({ at, env, signal }) {
    const detect = await runTool('systemd-detect-virt', ['--vm'], { timeoutSeconds: 2, env, signal })
    const flag = fromText(readText('/proc/cpuinfo', 4 * 1024 * 1024), (text) => parseCpuInfo(text).hypervisor)
    const kernel = fromText(readText('/proc/version'), (text) => text)
    const container = ['/.dockerenv', '/run/.containerenv'].find((file) => fs.existsSync(file))
    const named = detect.state === 'ended' ? detect.stdout.trim().slice(0, 60) : ''
    const fromDetect = factsFrom('systemd-detect-virt --vm', at)
    const fromCpu = factsFrom('/proc/cpuinfo', at)
    return {
      virtualization: {
        hypervisor: named ? fromDetect.of(named) : flag === null ? fromCpu.not('not-reported') : fromCpu.of(flag ? 'a virtual machine' : 'none'),
        container: factsFrom(container ?? '/.dockerenv', at).of(container ? 'a container' : 'none'),
        wsl: factsFrom('/proc/version', at).of(kernel === null ? null : /microsoft/i.test(kernel)),
      },
    }
  },
}
