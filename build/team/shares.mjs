import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { start } from './storm.mjs'

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const installed = (command) => {
  try {
    execFileSync('which', [command], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** What is missing for a share, as Debian's packages; empty when all is there. @param {[string, string][]} pairs command and package */
export const missing = (pairs) => pairs.filter(([command]) => !installed(command)).map(([, name]) => name)

async function until(what, seconds, check) {
  for (let i = 0; i < seconds * 10; i++) {
    if (await check()) return
    await sleep(100)
  }
  throw new Error(`${what} did not come up in ${seconds} s`)
}

/**
 * A Samba server on the loopback device alone, and the share mounted by rclone over FUSE: no kernel module, real SMB in
 * between. @returns {Promise<{ mount: string, behind: string, end: () => Promise<void> }>}
 */
export async function samba(folder, port = 44_500) {
  const at = (name) => path.join(folder, name)
  for (const name of ['share', 'mount', 'samba']) fs.mkdirSync(at(name), { recursive: true })
  fs.chmodSync(at('share'), 0o777)
  const user = execFileSync('id', ['-un'], { encoding: 'utf8' }).trim()
  const own = ['lock directory', 'state directory', 'cache directory', 'pid directory', 'private dir', 'ncalrpc dir'].map((name) => `${name} = ${at('samba')}`)
  fs.writeFileSync(at('smb.conf'), `[global]\n${own.join('\n')}\nlog file = ${at('samba')}/log\nsmb ports = ${port}\ninterfaces = lo 127.0.0.1\nbind interfaces only = yes\nserver role = standalone server\nmap to guest = bad user\nguest account = ${user}\ndisable netbios = yes\nload printers = no\nprinting = bsd\n[bench]\npath = ${at('share')}\nread only = no\nguest ok = yes\nforce user = ${user}\n`)
  // In a group of its own: at its end it ends its whole group.
  const server = start('smbd', ['--foreground', '--no-process-group', '-s', at('smb.conf')], { detached: true })
  await sleep(1500)
  const mount = start('rclone', ['mount', `:smb,host=127.0.0.1,port=${port},user=nobody:bench`, at('mount'), '--vfs-cache-mode', 'off', '--dir-cache-time', '1s', '--config', at('rclone.conf'), '--cache-dir', at('rclone')], { stdio: ['ignore', 'ignore', fs.openSync(at('rclone.log'), 'w')] })
  const mounted = () => fs.readFileSync('/proc/mounts', 'utf8').includes(at('mount'))
  await until('the SMB mount', 20, mounted)
  return {
    mount: at('mount'),
    behind: at('share'),
    async end() {
      try {
        execFileSync('fusermount3', ['-u', '-z', at('mount')], { stdio: 'ignore' })
      } catch {
        // Not mounted any more.
      }
      mount.kill('SIGTERM')
      try {
        process.kill(-server.pid, 'SIGTERM')
      } catch {
        // It ended by itself.
      }
      await sleep(500)
    },
  }
}

const idOf = (home) => execFileSync('syncthing', ['--device-id', `--home=${home}`], { encoding: 'utf8' }).trim()

/** One Syncthing that talks to nobody but its peer on the loopback device. */
function configure(home, me, peer, folder, ports) {
  const device = ({ id, port }) => `<device id="${id}" name="${port}" compression="never" introducer="false" skipIntroductionRemovals="false"><address>tcp://127.0.0.1:${port}</address><paused>false</paused><autoAcceptFolders>false</autoAcceptFolders></device>`
  fs.writeFileSync(
    path.join(home, 'config.xml'),
    `<configuration version="35"><folder id="team" label="team" path="${folder}" type="sendreceive" rescanIntervalS="5" fsWatcherEnabled="true" fsWatcherDelayS="1" ignorePerms="false" autoNormalize="true"><filesystemType>basic</filesystemType><device id="${me.id}"></device><device id="${peer.id}"></device><maxConflicts>10</maxConflicts></folder>${device(me)}${device(peer)}<gui enabled="true" tls="false"><address>127.0.0.1:${ports.gui}</address><apikey>bench</apikey></gui><options><listenAddress>tcp://127.0.0.1:${me.port}</listenAddress><globalAnnounceEnabled>false</globalAnnounceEnabled><localAnnounceEnabled>false</localAnnounceEnabled><relaysEnabled>false</relaysEnabled><startBrowser>false</startBrowser><natEnabled>false</natEnabled><urAccepted>-1</urAccepted><autoUpgradeIntervalH>0</autoUpgradeIntervalH><crashReportingEnabled>false</crashReportingEnabled><reconnectionIntervalS>2</reconnectionIntervalS></options></configuration>`,
  )
}

/** Two real Syncthing instances that exchange one folder. @returns {Promise<{ folders: string[], settled: () => Promise<boolean>, end: () => Promise<void> }>} */
export async function syncthing(folder) {
  const sides = [0, 1].map((i) => ({ home: path.join(folder, `syncthing-${i}`), share: path.join(folder, `folder-${i}`), port: 44_610 + i, gui: 44_620 + i }))
  for (const { home, share } of sides) {
    fs.mkdirSync(path.join(share, '.stfolder'), { recursive: true })
    execFileSync('syncthing', ['generate', `--home=${home}`, '--no-default-folder'], { stdio: 'ignore' })
  }
  const ids = sides.map(({ home, port }) => ({ id: idOf(home), port }))
  sides.forEach(({ home, share, gui }, i) => configure(home, ids[i], ids[1 - i], share, { gui }))
  const processes = sides.map(({ home }) => start('syncthing', ['serve', `--home=${home}`, '--no-browser', '--no-restart', '--no-upgrade', `--logfile=${path.join(home, 'log')}`]))
  const ask = async (gui, what) => {
    try {
      return await (await fetch(`http://127.0.0.1:${gui}/rest/${what}`, { headers: { 'X-API-Key': 'bench' } })).json()
    } catch {
      return null
    }
  }
  await until('Syncthing', 60, async () => {
    const all = await Promise.all(sides.map(({ gui }) => ask(gui, 'system/connections')))
    return all.every((each, i) => each?.connections?.[ids[1 - i].id]?.connected)
  })
  return {
    folders: sides.map(({ share }) => share),
    async settled() {
      const all = await Promise.all(sides.map(({ gui }) => ask(gui, 'db/status?folder=team')))
      return all.every((each) => each?.state === 'idle' && each.needTotalItems === 0) && all[0].globalFiles === all[1].globalFiles && all[0].localFiles === all[1].localFiles
    },
    async end() {
      for (const each of processes) each.kill('SIGTERM')
      await sleep(1500)
    },
  }
}
