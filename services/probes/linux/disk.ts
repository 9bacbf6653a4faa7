import path from 'node:path'
import { parseDfList, type MountedDisk } from '../../../core/probe/df'
import { type DiskFacts, type MachineFacts } from '../../../core/machine/facts'
import { factsFrom, fromText } from '../gather'
import { type Host } from '../host'
import { type Probe } from '../probe'

type Kind = NonNullable<Extract<DiskFacts['kind'], { known: true }>['value']>

/** The data folder's disk and the others; a cluster's login node mounts hundreds. */
const most = 16

/** The nearest folder that exists: the data folder itself may not be there yet. */
function existing(host: Host, folder: string): string {
  return host.exists(folder) || path.dirname(folder) === folder ? folder : existing(host, path.dirname(folder))
}

/** What a block device is, from its name and what sysfs says of it. */
export function diskKind(device: string, filesystem: string, rotational: string | null): Kind | null {
  if (/^(nfs|cifs|smb|fuse\.sshfs|9p|virtiofs|lustre|beegfs|gpfs|ceph)/.test(filesystem)) return 'network'
  if (/^(tmpfs|ramfs)$/.test(filesystem)) return 'memory'
  if (/^\/dev\/nvme/.test(device)) return 'nvme'
  // A virtual disk says "rotational" whatever is behind it.
  if (/^\/dev\/(vd|xvd)/.test(device)) return 'virtual'
  return rotational === '1' ? 'hdd' : rotational === '0' ? 'ssd' : null
}

/** "/dev/nvme0n1p2" is part of "nvme0n1", "/dev/sda3" of "sda". */
export const parentDevice = (device: string): string => path.basename(device).replace(/^(nvme\d+n\d+|mmcblk\d+)p\d+$/, '$1').replace(/^([shv]d[a-z]+|xvd[a-z]+)\d+$/, '$1')

/** A mapped device and what lies under it, down to the disk. */
function layers(host: Host, device: string): string[] {
  const found: string[] = []
  for (let name = parentDevice(host.resolve(device)); name && !found.includes(name) && found.length < 8; ) {
    found.push(name)
    const below = host.list(`/sys/block/${name}/slaves`)[0]
    name = below ? parentDevice(below) : ''
  }
  return found
}

/** A mapping whose id begins so is LUKS or plain dm-crypt. File systems that encrypt themselves are not seen. */
function encryptionOf(host: Host, disk: MountedDisk, stack: readonly string[], at: string) {
  const facts = factsFrom(`/sys/block/${stack[0] ?? '?'}/dm/uuid`, at)
  if (!disk.device.startsWith('/dev/')) return facts.not<boolean>('not-reported')
  if (stack.some((name) => /^CRYPT-/.test(fromText(host.read(`/sys/block/${name}/dm/uuid`), (text) => text) ?? ''))) return facts.of(true)
  return host.exists(`/sys/block/${stack[0]}`) ? facts.of(false) : facts.not<boolean>('not-reported')
}

/** A disk's own name tells of nobody; a volume, a share or a data set may be called after its machine or owner. */
const plainName = (device: string): string => (device.startsWith('/dev/mapper/') ? '/dev/mapper/…' : device.startsWith('/dev/') ? device : /:|^\/\//.test(device) ? 'a network share' : /\//.test(device) ? 'a data set' : device)

function factsOf(disk: MountedDisk, at: string, host: Host): DiskFacts {
  const facts = factsFrom('df -PkT', at)
  const stack = disk.device.startsWith('/dev/') ? layers(host, disk.device) : []
  const bottom = stack[stack.length - 1] ?? parentDevice(disk.device)
  const sys = factsFrom(`/sys/block/${bottom}`, at)
  const read = (file: string) => fromText(host.read(`/sys/block/${bottom}/${file}`), (text) => text.trim().slice(0, 100) || null)
  return {
    name: facts.of(plainName(disk.device)),
    model: sys.of(read('device/model')),
    kind: sys.of(diskKind(stack.length ? `/dev/${bottom}` : disk.device, disk.filesystem, read('queue/rotational'))),
    filesystem: facts.of(disk.filesystem),
    // Where it is mounted may name a person: only the root and usual places are kept.
    mount: /^(\/|\/home|\/data|\/mnt|\/var|\/scratch|\/tmp|\/srv|\/opt)$/.test(disk.mount) ? facts.of(disk.mount) : facts.not('not-asked', 'left out: it may name a person'),
    totalBytes: facts.of(disk.totalBytes),
    freeBytes: facts.of(disk.freeBytes),
    encrypted: encryptionOf(host, disk, stack, at),
  }
}

export const diskProbe: Probe<Pick<MachineFacts, 'disks'>> = {
  id: 'disk',
  async gather({ at, dataDir, host }) {
    // Only local ones are listed: a network disk that is away would hold the list up.
    const [own, local] = await Promise.all([host.run('df', ['-PkT', existing(host, dataDir)], 3), host.run('df', ['-PklT'], 2)])
    const disks = [own, local].flatMap((answer) => (answer.state === 'ended' ? parseDfList(answer.stdout) : []))
    const real = disks.filter((disk, i) => i === 0 || (disk.device.startsWith('/dev/') && !/^\/dev\/loop|^\/boot|^\/snap/.test(`${disk.device.startsWith('/dev/loop') ? '/dev/loop' : ''}${disk.mount}`)))
    const once = real.filter(({ device }, i) => real.findIndex((each) => each.device === device) === i)
    return { disks: once.slice(0, most).map((disk) => factsOf(disk, at, host)) }
  },
}
