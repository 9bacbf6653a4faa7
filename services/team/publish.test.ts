import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type FsPort } from './fs-port'
import { nodeFs } from './node-fs'
import { parseFile } from './parse-file'
import { failWith, faultFs } from './testing/fault-fs'
import { exampleTeamRun, fakeClock, inFull, makeRig, report, type Machine, type Rig } from './testing/rig'

let rig: Rig
beforeEach(() => (rig = makeRig()))
afterEach(() => rig.close())

/** Every file call in full; every fifth, from another one on in each test, in CI. */
const stride = inFull ? 1 : 5

/** No wrong file visible: everything under a final name is whole and valid. */
function visible(): string[] {
  const results = rig.files('results').filter((file) => !path.basename(file).startsWith('.'))
  for (const file of results) {
    const bytes = fs.readFileSync(path.join(rig.share, 'groundspeed-v1/results', file))
    expect(parseFile('result', bytes, /_([0-9a-f]{32})/.exec(file)![1]!), file).toMatchObject({ state: 'result', entry: { signature: 'good' } })
  }
  return results
}
const temporaries = () => rig.files().filter((file) => path.basename(file).startsWith('.~gs-'))
const outboxOf = ({ dataDir }: Machine): string[] => fs.readdirSync(path.join(dataDir, 'team'), { recursive: true }).map(String).filter((file) => /outbox.*\.item$/.test(file))

async function joined(): Promise<Machine> {
  const machine = rig.machine()
  await machine.join('Ann')
  await machine.flush()
  return machine
}

/** A machine of the same data folder whose file system fails by plan. */
const failing = (machine: Machine, fault: Parameters<typeof faultFs>[1], clock = fakeClock()) => {
  const { port, calls, fired } = faultFs(nodeFs, fault)
  return { machine: rig.machine({ port, clock, dataDir: machine.dataDir }), calls, fired, clock }
}

/** How many calls a publication makes when nothing fails, from the queueing on. */
async function callsOf(act: (machine: Machine) => Promise<unknown>): Promise<number> {
  const plain = await joined()
  const counted = failing(plain, { at: () => null })
  await act(counted.machine)
  const count = counted.calls.length
  rig.close()
  rig = makeRig()
  return count
}
const publish = async (machine: Machine) => {
  await machine.queue(exampleTeamRun(1))
  return machine.flush()
}

it('D1 a crash after any step leaves exactly one valid file after the restart, no partial and no temporary one', async () => {
  const steps = await callsOf(publish)
  let crashes = 0
  for (let n = 1; n <= steps; n += stride) {
    const machine = await joined()
    // The process is gone: from call n on nothing happens at all.
    const dead = failing(machine, { at: (call) => (call >= n ? 'EDEAD' : null) })
    await publish(dead.machine).catch(() => undefined)
    expect(visible().length, `after a crash at call ${n}`).toBeLessThanOrEqual(1)
    const restarted = rig.machine({ dataDir: machine.dataDir })
    await restarted.queue(exampleTeamRun(1))
    await restarted.flush()
    expect(visible(), `call ${n}`).toHaveLength(1)
    expect([temporaries(), outboxOf(restarted)], `call ${n}`).toEqual([[], []])
    crashes++
    rig.close()
    rig = makeRig()
  }
  report('D1', `a crash at each of ${crashes} file calls: one valid file after each restart, 0 partials, 0 temporary files`)
  expect(crashes).toBeGreaterThan(40 / stride)
}, 300_000)

it('D1 what was queued before the crash is published by the next start without being asked for again', async () => {
  const machine = await joined()
  await machine.queue(exampleTeamRun(1))
  const calls = await (async () => {
    const counted = failing(machine, { at: () => null })
    await counted.machine.flush()
    return counted.calls.length
  })()
  rig.close()
  rig = makeRig()
  for (let n = inFull ? 1 : 2; n <= calls; n += stride) {
    const again = await joined()
    await again.queue(exampleTeamRun(1))
    await failing(again, { at: (call) => (call >= n ? 'EDEAD' : null) }).machine.flush().catch(() => undefined)
    const restarted = rig.machine({ dataDir: again.dataDir })
    await restarted.flush()
    expect(visible(), `call ${n}`).toHaveLength(1)
    expect(temporaries(), `call ${n}`).toEqual([])
    rig.close()
    rig = makeRig()
  }
}, 300_000)

it('D2 whichever file call fails once with EIO, the result is published once and the outbox is empty', async () => {
  const steps = await callsOf(publish)
  const modes = inFull ? [false, true] : [false]
  let loops = 0
  for (const after of modes) {
    for (let n = inFull ? 1 : 3; n <= steps; n += stride) {
      const machine = await joined()
      const once = failing(machine, { at: (call) => (call === n ? 'EIO' : null), after })
      await publish(once.machine).catch(() => undefined)
      visible()
      // The next attempts are the queue's own, when they are due.
      for (let attempt = 0; attempt < 3; attempt++) {
        once.clock.pass(700_000)
        if (outboxOf(machine).length === 0 && visible().length === 1) break
        await once.machine.queue(exampleTeamRun(1))
        await once.machine.flush(false)
      }
      expect(visible(), `call ${n}${after ? ', after the deed' : ''}`).toHaveLength(1)
      expect(outboxOf(machine), `call ${n}`).toEqual([])
      await rig.machine({ dataDir: machine.dataDir }).flush()
      expect(temporaries(), `call ${n}`).toEqual([])
      loops++
      rig.close()
      rig = makeRig()
    }
  }
  report('D2', `EIO once at each of ${steps} file calls${inFull ? ', before and after the deed' : ''}: ${loops} loops, published once in each, outbox empty`)
}, 600_000)

it('D3 a fault that stays leaves the result in the outbox with a reason, after a bounded number of attempts', async () => {
  const steps = await callsOf(publish)
  let kept = 0
  let refused = 0
  for (let n = 1; n <= steps; n += stride) {
    const machine = await joined()
    const broken = failing(machine, { at: (call) => (call >= n ? 'EIO' : null) })
    let queued = false
    try {
      await broken.machine.queue(exampleTeamRun(1))
      queued = true
      const { waiting, published } = await broken.machine.flush()
      expect(waiting.length + published.length, `call ${n}`).toBe(1)
      if (waiting[0]) expect(waiting[0].because, `call ${n}`).not.toBe('')
    } catch (error) {
      // The machine's own disk: said at once, and nothing is promised.
      refused++
      expect((error as Error).message, `call ${n}`).toMatch(/outbox|cannot be read|EIO|unreadable/)
    }
    expect(broken.calls.length, `call ${n}`).toBeLessThan(steps + 200)
    visible()
    if (queued) {
      kept++
      await rig.machine({ dataDir: machine.dataDir }).flush()
      expect(visible(), `call ${n}`).toHaveLength(1)
    }
    rig.close()
    rig = makeRig()
  }
  report('D3', `EIO for ever from each of ${steps} file calls on${inFull ? '' : ' (every fifth)'}: ${kept} kept and published once the fault was gone, ${refused} refused at once with a reason, 0 lost, 0 wrong files`)
}, 600_000)

it('D4 a full share removes what was begun, says so, and publishes after there is space', async () => {
  const machine = await joined()
  let full = true
  const { machine: same } = failing(machine, { at: (_n, call, file) => (full && call === 'write' && file.startsWith(rig.share) ? 'ENOSPC' : null) })
  await same.queue(exampleTeamRun(1))
  expect(await same.flush()).toMatchObject({ published: [], waiting: [{ stopped: true, because: 'the share has no space left', attempts: 1 }] })
  expect([visible(), temporaries(), outboxOf(machine).length]).toEqual([[], [], 1])
  full = false
  expect(await same.flush()).toMatchObject({ published: [{ already: false }], waiting: [] })
  expect(visible()).toHaveLength(1)
  report('D4', 'ENOSPC in the middle of a write: temporary file gone, stopped with a reason, published once there was space')
})

it('D5 a share that takes one byte at a time and cannot sync gets the right bytes', async () => {
  const machine = await joined()
  let writes = 0
  const slow: FsPort = {
    ...nodeFs,
    create: async (file, mode) => {
      const open = await nodeFs.create(file, mode)
      if (!file.startsWith(rig.share)) return open
      return {
        ...open,
        write: (bytes, offset) => {
          writes++
          return open.write(bytes, offset, 1)
        },
        sync: async () => {
          throw failWith('ENOTSUP')
        },
      }
    },
    syncFolder: async () => {
      throw failWith('EINVAL')
    },
  }
  const same = rig.machine({ port: slow, dataDir: machine.dataDir })
  await publish(same)
  const [file] = visible()
  expect(writes).toBe(fs.statSync(path.join(rig.share, 'groundspeed-v1/results', file!)).size)
  report('D5', `${writes} writes of one byte, no fsync: right bytes, hash matches`)
})

it.each(['link', 'rename'])('D6 a %s that reports an error and took effect counts as success, and nothing is there twice', async (which) => {
  const machine = await joined()
  const inShare = (file: string) => file.startsWith(rig.share)
  const noLinks = which === 'rename'
  const { port } = faultFs(nodeFs, { at: (_n, call, file) => (inShare(file) && call === which ? 'EIO' : null), after: true })
  const same = rig.machine({ dataDir: machine.dataDir, port: noLinks ? { ...port, link: async (_from, to) => (inShare(to) ? Promise.reject(failWith('EOPNOTSUPP')) : nodeFs.link(_from, to)) } : port })
  await same.queue(exampleTeamRun(1))
  expect(await same.flush()).toMatchObject({ published: [{ already: false }], waiting: [] })
  expect([visible().length, temporaries(), outboxOf(machine)]).toEqual([1, [], []])
  report('D6', 'link and rename that report EIO after the deed: success by looking again, no duplicate')
})

it('D7 a name that a virus scanner holds for 5 s is waited for; one held for 120 s is queued and shown', async () => {
  const machine = await joined()
  for (const [heldMs, ok] of [[5000, true], [120_000, false]] as const) {
    const clock = fakeClock()
    const from = clock.now()
    const held: FsPort = {
      ...nodeFs,
      link: async (one, two) => (two.startsWith(rig.share) ? Promise.reject(failWith('EPERM')) : nodeFs.link(one, two)),
      rename: async (one, two) => (two.startsWith(rig.share) && clock.now() - from < heldMs ? Promise.reject(failWith('EPERM')) : nodeFs.rename(one, two)),
    }
    const same = rig.machine({ port: held, clock, dataDir: machine.dataDir })
    await same.queue(exampleTeamRun(heldMs))
    const answer = await same.flush()
    if (ok) expect(answer).toMatchObject({ published: [{ already: false }], waiting: [] })
    else {
      expect(answer).toMatchObject({ published: [], waiting: [{ because: expect.stringContaining('another program holds the file') }] })
      expect(clock.now() - from).toBeLessThan(61_000)
      clock.pass(700_000)
      expect((await same.flush(false)).published).toHaveLength(1)
    }
    expect(temporaries()).toEqual([])
  }
  expect(visible()).toHaveLength(2)
  report('D7', 'EPERM for 5 s: published after waiting; for 120 s: queued after 60 s with its reason, published later')
})

it('D8 a share that vanished or became an empty local folder gets nothing written, and nothing is shown as deleted', async () => {
  const machine = await joined()
  await publish(machine)
  expect((await machine.sync()).gathered.fleet.results).toBe(1)
  const elsewhere = `${rig.share}-unmounted`
  fs.renameSync(rig.share, elsewhere)
  for (const state of ['gone', 'empty'] as const) {
    if (state === 'empty') fs.mkdirSync(rig.share)
    await machine.queue(exampleTeamRun(2))
    const answer = await machine.sync()
    expect(answer).toMatchObject({ flush: { published: [], waiting: [{ because: 'the folder is not available' }] }, scan: { state: 'away' }, missing: [] })
    expect(answer.flush.away).toContain('folder.json')
    expect(answer.gathered.fleet.results).toBe(1)
    expect(state === 'empty' ? fs.readdirSync(rig.share) : fs.existsSync(rig.share)).toEqual(state === 'empty' ? [] : false)
    await expect(machine.join('Ann')).rejects.toThrow(state === 'empty' ? /that was joined/ : /There is no folder/)
  }
  fs.rmdirSync(rig.share)
  fs.renameSync(elsewhere, rig.share)
  expect((await machine.sync()).flush.published).toHaveLength(1)
  expect(visible()).toHaveLength(2)
  report('D8', 'share gone, and empty in its place: 0 files written, "folder not available", index kept; published when it was back')
})

it('D8 another team\'s folder at the same path gets nothing written', async () => {
  const machine = await joined()
  await machine.queue(exampleTeamRun(1))
  fs.renameSync(rig.share, `${rig.share}-ours`)
  fs.mkdirSync(rig.share)
  await rig.machine().join('Stranger')
  const before = rig.files()
  expect(await machine.flush()).toMatchObject({ published: [], away: "another team's folder ('The lab') stands at its path" })
  expect((await machine.sync()).scan).toMatchObject({ state: 'away' })
  expect(rig.files()).toEqual(before)
})

it('a file that appeared under the name in the meantime is never replaced: the result takes another name', async () => {
  const machine = await joined()
  let squatted = ''
  const { machine: same } = failing(machine, {
    at: (_n, call, file) => {
      if (call === 'link' && file.startsWith(rig.share) && squatted === '') fs.writeFileSync((squatted = file), 'half of it')
      return null
    },
  })
  await same.queue(exampleTeamRun(1))
  const { published } = await same.flush()
  expect(fs.readFileSync(squatted, 'utf8')).toBe('half of it')
  expect(published).toMatchObject([{ relative: expect.stringMatching(/_2\.groundspeed\.json$/) }])
  expect((await machine.sync()).gathered).toMatchObject({ fleet: { results: 1 }, problems: [{ state: 'altered' }] })
})

it('D8 a share that goes away in the middle of a publication leaves nothing in the folder below it', async () => {
  const machine = await joined()
  await machine.queue(exampleTeamRun(1))
  const counted = failing(machine, { at: () => null })
  await counted.machine.flush()
  const total = counted.calls.length
  rig.close()
  for (let n = 1; n < total; n += stride) {
    rig = makeRig()
    const again = await joined()
    await again.queue(exampleTeamRun(1))
    const moved = `${rig.share}-moved`
    const { machine: same } = failing(again, {
      at: (call) => {
        if (call === n) {
          fs.renameSync(rig.share, moved)
          fs.mkdirSync(rig.share)
        }
        return null
      },
    })
    await same.flush()
    expect(fs.readdirSync(rig.share), `call ${n}`).toEqual([])
    fs.rmdirSync(rig.share)
    fs.renameSync(moved, rig.share)
    await rig.machine({ dataDir: again.dataDir }).flush()
    expect(visible(), `call ${n}`).toHaveLength(1)
    if (n + stride < total) rig.close()
  }
  report('D8', `the share replaced by an empty folder at each of ${total - 1} file calls: 0 files in it, 1 result when it was back`)
}, 300_000)

it('D9 eight writers on two hosts with one pid and install path publish distinct valid files and leave no temporary one', async () => {
  const each = inFull ? 1000 / 8 : 8
  const hosts = [rig.machine(), rig.machine()]
  for (const [i, host] of hosts.entries()) {
    await host.join(`Host ${i}`)
    await host.flush()
  }
  // The same writer everywhere, as two containers of one image have the same pid and path.
  const writer = { id: '42 /opt/groundspeed', alive: () => true }
  await Promise.all(
    Array.from({ length: 8 }, async (_, i) => {
      const machine = rig.machine({ dataDir: hosts[i % 2]!.dataDir, writer })
      for (let n = 0; n < each; n++) {
        await machine.queue(exampleTeamRun(i * 1000 + n))
        await machine.flush()
      }
    }),
  )
  for (const host of hosts) await host.flush()
  expect(new Set(visible()).size).toBe(8 * each)
  expect(temporaries()).toEqual([])
  report('D9', `8 writers, 2 hosts, same pid and path: ${8 * each} distinct valid files, 0 temporary files left`)
}, 600_000)
