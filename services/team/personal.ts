import fs from 'node:fs'
import os from 'node:os'
import { type PersonalText } from '../../core/team/personal'

const serialFiles = ['product_serial', 'board_serial', 'chassis_serial', 'product_uuid'].map((name) => `/sys/class/dmi/id/${name}`)

/** First line of a file; empty when it cannot be read (serials are for root alone). */
function line(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8').split('\n')[0]!.trim()
  } catch {
    return ''
  }
}

/** Words that makers write where a serial number should be. */
const noSerial = /^(none|n\/a|not specified|default string|to be filled.*|system serial number|0+|\s*)$/i

const userName = (): string => {
  try {
    return os.userInfo().username
  } catch {
    // An account without a name, as in some containers.
    return ''
  }
}

/** What this machine and its owner could be known by: looked for in every file before it leaves. */
export function personalTexts(env: NodeJS.ProcessEnv): PersonalText[] {
  const host = os.hostname()
  const networks = Object.values(os.networkInterfaces()).flatMap((list) => list ?? []).filter(({ internal }) => !internal)
  const found: PersonalText[] = [
    ...[host, host.split('.')[0]!, env['HOSTNAME'] ?? '', env['COMPUTERNAME'] ?? ''].map((text): PersonalText => ({ kind: 'host name', text })),
    ...[userName(), env['USER'] ?? '', env['LOGNAME'] ?? '', env['USERNAME'] ?? ''].map((text): PersonalText => ({ kind: 'user name', text })),
    ...[os.homedir(), env['HOME'] ?? '', env['USERPROFILE'] ?? ''].map((text): PersonalText => ({ kind: 'home folder', text })),
    ...serialFiles.map((file): PersonalText => ({ kind: 'serial number', text: line(file) })),
    { kind: 'machine id', text: line('/etc/machine-id') },
    ...networks.map(({ mac }): PersonalText => ({ kind: 'hardware address', text: mac })),
    ...networks.map(({ address }): PersonalText => ({ kind: 'network address', text: address })),
  ]
  const useful = found.filter(({ kind, text }) => text.length >= 2 && text !== '/' && text !== '00:00:00:00:00:00' && !(kind === 'serial number' && noSerial.test(text)))
  return useful.filter((each, i) => useful.findIndex(({ text }) => text === each.text) === i)
}
