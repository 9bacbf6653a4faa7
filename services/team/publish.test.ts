import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type FsPort } from './fs-port'
import { nodeFs } from './node-fs'
import { failWith, faultFs } from './testing/fault-fs'
import { callsOf, closeRig, failing, joined, openRig, outboxOf, publish, rig, stride, temporaries, visible } from './testing/publishing'
import { exampleTeamRun, fakeClock, inFull, limitMs, report } from './testing/rig'

beforeEach(openRig)
afterEach(closeRig)

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
    openRig()
  }
  report('D1', `a crash at each of ${crashes} file calls: one valid file after each restart, 0 partials, 0 temporary files`)
  expect(crashes).toBeGreaterThan(40 / stride)
}, limitMs)

it('D1 what was queued before the crash is published by the next start without being asked for again', async () => {
  const machine = await joined()
  await machine.queue(exampleTeamRun(1))
  const calls = await (async () => {
    const counted = failing(machine, { at: () => null })
    await counted.machine.flush()
    return counted.calls.length
  })()
  rig.close()
  openRig()
  for (let n = inFull ? 1 : 2; n <= calls; n += stride) {
    const again = await joined()
    await again.queue(exampleTeamRun(1))
    await failing(again, { at: (call) => (call >= n ? 'EDEAD' : null) }).machine.flush().catch(() => undefined)
    const restarted = rig.machine({ dataDir: again.dataDir })
    await restarted.flush()
    expect(visible(), `call ${n}`).toHaveLength(1)
    expect(temporaries(), `call ${n}`).toEqual([])
    rig.close()
    openRig()
  }
}, limitMs)

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
      openRig()
    }
  }
  report('D2', `EIO once at each of ${steps} file calls${inFull ? ', before and after the deed' : ''}: ${loops} loops, published once in each, outbox empty`)
}, limitMs)

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
    openRig()
  }
  report('D3', `EIO for ever from each of ${steps} file calls on${inFull ? '' : ' (every fifth)'}: ${kept} kept and published once the fault was gone, ${refused} refused at once with a reason, 0 lost, 0 wrong files`)
}, limitMs)

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
