import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type MachineFacts } from '../../core/machine/facts'
import { type Diagnosis } from '../../core/doctor/list'

const program = path.resolve(__dirname, '../../bin/groundspeed.mjs')
const data = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-places-'))
fs.chmodSync(data, 0o777)
afterAll(() => fs.rmSync(data, { recursive: true, force: true }))

const isRoot = process.getuid?.() === 0
const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) => spawnSync(command, args, { encoding: 'utf8', timeout: 60_000, env: { ...process.env, GROUNDSPEED_DATA_DIR: data, ...env } })
const facts = ({ stdout, stderr }: { stdout: string; stderr: string }): MachineFacts => {
  if (!stdout.startsWith('{')) throw new Error(stderr)
  return JSON.parse(stdout) as MachineFacts
}
/** As an account that owns nothing; without root, this one is such an account. */
const asNobody = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => (isRoot ? run('setpriv', ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, program, ...args], env) : run(process.execPath, [program, ...args], env))
const noFigureIsMadeUp = (found: MachineFacts) => expect(JSON.stringify(found)).not.toMatch(/NaN|Infinity|"value":(null|"")/)

describe.runIf(process.platform === 'linux')('honest wherever it runs', () => {
  it('as an account without rights: what is root\'s is unknown with a reason, and a closed folder of PATH is no broken GPU', () => {
    const found = facts(asNobody(['probe', '--json'], { PATH: `/root/bin:${process.env['PATH']}` }))
    expect(found.cpu.logicalCores.known).toBe(true)
    expect(found.memory.modules).toMatchObject({ known: false })
    if (!found.gpuProbe.known) expect(found.gpuProbe.because).not.toBe('no-permission')
    noFigureIsMadeUp(found)
  })
  it('with a home that cannot be written: the facts are there, and the doctor says what stops a run', () => {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-home-'))
    fs.chmodSync(home, 0o555)
    const env = { HOME: home, XDG_DATA_HOME: '', GROUNDSPEED_DATA_DIR: path.join(home, 'data') }
    noFigureIsMadeUp(facts(asNobody(['probe', '--json'], env)))
    const { stdout, status } = asNobody(['doctor', '--json'], env)
    const { findings, blockers } = JSON.parse(stdout) as Diagnosis
    expect({ status, blockers }).toEqual({ status: 1, blockers: 1 })
    expect(findings.find(({ id }) => id === 'data-folder')).toMatchObject({ severity: 'blocker', sees: expect.stringContaining('EACCES') as string })
    fs.rmdirSync(home)
  })

  // A namespace of one's own needs root, or a system that gives it to everyone.
  const own = isRoot ? ['-m'] : ['-rm']
  if (run('unshare', [...own, 'mount', '-t', 'tmpfs', 'none', '/sys']).status === 0) {
    it('without /sys: what stood there is unknown, the rest is read', () => {
      const found = facts(run('unshare', [...own, 'sh', '-c', 'mount -t tmpfs none /sys && exec "$@"', 'sh', process.execPath, program, 'probe', '--json']))
      for (const fact of [found.cpu.lastLevelCacheBytes, found.cpu.governor, found.cpu.limitCores, found.memory.limitBytes, found.sensors, found.cpu.numaNodes]) expect(fact).toMatchObject({ known: false, because: 'not-reported' })
      expect(found.memory.totalBytes).toMatchObject({ known: true, source: '/proc/meminfo' })
      noFigureIsMadeUp(found)
    })
  }

  /** A group of our own with limits, in whichever version this system has; null where none can be made. */
  function limited(): { enter: string; leave: () => void } | null {
    const name = `groundspeed-${process.pid}`
    const versions = [
      { folders: [`/sys/fs/cgroup/memory/${name}`, `/sys/fs/cgroup/cpu/${name}`], files: [['memory.limit_in_bytes', '2147483648'], ['cpu.cfs_quota_us', '150000']] },
      { folders: [`/sys/fs/cgroup/${name}`], files: [['memory.max', '2147483648'], ['cpu.max', '150000 100000']] },
    ] as const
    for (const { folders, files } of versions) {
      try {
        if (!fs.existsSync(path.dirname(folders[0]))) continue
        for (const folder of folders) fs.mkdirSync(folder)
        for (const [i, [file, text]] of files.entries()) fs.writeFileSync(path.join(folders[Math.min(i, folders.length - 1)]!, file), text)
        return { enter: folders.map((folder) => `echo $$ > ${folder}/cgroup.procs`).join(' && '), leave: () => folders.forEach((folder) => fs.rmdirSync(folder)) }
      } catch {
        for (const folder of folders) if (fs.existsSync(folder)) fs.rmdirSync(folder)
      }
    }
    return null
  }
  const group = isRoot ? limited() : null
  if (group) {
    it('in a group with limits: the limits are told, beside what the machine has', () => {
      try {
        const found = facts(run('sh', ['-c', `${group.enter} && exec "$@"`, 'sh', process.execPath, program, 'probe', '--json']))
        expect(found.memory.limitBytes).toMatchObject({ known: true, value: 2 ** 31 })
        expect(found.cpu.limitCores).toMatchObject({ known: true, value: 1.5 })
        noFigureIsMadeUp(found)
      } finally {
        group.leave()
      }
    })
  }
})
