import fs from 'node:fs'
import path from 'node:path'
import { parseDf } from '../../core/probe/df'
import { type DiskFacts, type MachineFacts } from '../../core/machine/facts'
import { runTool } from '../files/run-tool'
import { factsFrom, fromText, readText } from './gather'
import { type Probe } from './probe'

type Kind = NonNullable<Extract<DiskFacts['kind'], { known: true }>['value']>

/** The nearest folder that exists: the data folder itself may not be there yet. */
function existing(folder: string): string {
  return fs.existsSync(folder) || path.dirname(folder) === folder ? folder : existing(path.dirname(folder))
}

/** What a block device is, from its name and what sysfs says of it. */
export function diskKind(device: string, filesystem: string, rotational: string | null): Kind | null {
  if (/^(nfs|cifs|smb|fuse\.sshfs|9p|virtiofs)/.test(filesystem)) return 'network'
  if (/^(tmpfs|ramfs)$/.test(filesystem)) return 'memory'
  if (/^\/dev\/nvme/.test(device)) return 'nvme'
  // A virtual disk says "rotational" whatever is behind it.
  if (/^\/dev\/(vd|xvd)/.test(device)) return 'virtual'
  return rotational === '1' ? 'hdd' : rotational === '0' ? 'ssd' : null
}

/** "/dev/nvme0n1p2" is part of "nvme0n1", "/dev/sda3" of "sda". */
export const parentDevice = (device: string): string => path.basename(device).replace(/^(nvme\d+n\d+|mmcblk\d+)p\d+$/, '$1').replace(/^([shv]d[a-z]+|xvd[a-z]+)\d+$/, '$1')

export const diskProbe: Probe<Pick<MachineFacts, 'disks'>> = {
  id: 'disk',
  async gather({ at, dataDir, env, signal }) {
    const source = 'df -PkT'
    const answer = await runTool('df', ['-PkT', existing(dataDir)], { timeoutSeconds: 3, env, signal })
    const disk = answer.state === 'ended' ? parseDf(answer.stdout) : null
    if (!disk) return { disks: [] }
    const facts = factsFrom(source, at)
    const block = `/sys/block/${parentDevice(disk.device)}`
    const sys = factsFrom(block, at)
    const read = (file: string) => fromText(readText(`${block}/${file}`), (text) => text.trim().slice(0, 100) || null)
    return {
      disks: [
        {
          name: facts.of(disk.device),
          model: sys.of(read('device/model')),
          kind: sys.of(diskKind(disk.device, disk.filesystem, read('queue/rotational'))),
          filesystem: facts.of(disk.filesystem),
          // Where it is mounted may name a person: only the root and usual places are kept.
          mount: /^(\/|\/home|\/data|\/mnt|\/var)$/.test(disk.mount) ? facts.of(disk.mount) : facts.not('not-asked', 'left out: it may name a person'),
          totalBytes: facts.of(disk.totalBytes),
          freeBytes: facts.of(disk.freeBytes),
        },
      ],
    }
  },
}
