import fs from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { closeRig, failing, joined, openRig, publish, rig, stride, temporaries, visible } from './testing/publishing'
import { exampleTeamRun, inFull, limitMs, report } from './testing/rig'

beforeEach(openRig)
afterEach(closeRig)

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
      if ((call === 'link' || call === 'rename') && file.startsWith(rig.share) && squatted === '') fs.writeFileSync((squatted = file), 'half of it')
      return null
    },
  })
  await same.queue(exampleTeamRun(1))
  const { published } = await same.flush()
  expect(fs.readFileSync(squatted, 'utf8')).toBe('half of it')
  expect(published).toMatchObject([{ relative: expect.stringMatching(/_2\.groundspeed\.json$/) }])
  expect((await machine.sync()).gathered).toMatchObject({ fleet: { results: 1 }, problems: [{ state: 'altered' }] })
})

it('D8 a share that goes away between two results is not tried for the second one', async () => {
  const machine = await joined()
  await machine.queue(exampleTeamRun(1), exampleTeamRun(2))
  const elsewhere = `${rig.share}-unmounted`
  const { machine: same } = failing(machine, {
    at: (_n, call, file) => {
      if (call === 'create' && file.startsWith(rig.share) && !fs.existsSync(elsewhere)) {
        fs.renameSync(rig.share, elsewhere)
        fs.mkdirSync(rig.share)
      }
      return null
    },
  })
  const { published, waiting, away } = await same.flush()
  expect([published, away]).toEqual([[], expect.stringContaining('folder.json')])
  expect(waiting.map(({ attempts, because }) => [attempts, because])).toEqual([[1, 'the folder is not available'], [0, 'the folder is not available']])
  expect(fs.readdirSync(rig.share)).toEqual([])
  fs.rmdirSync(rig.share)
  fs.renameSync(elsewhere, rig.share)
  expect((await machine.flush()).published).toHaveLength(2)
})

it('D8 a share that goes away in the middle of a publication leaves nothing in the folder below it', async () => {
  const machine = await joined()
  await machine.queue(exampleTeamRun(1))
  const counted = failing(machine, { at: () => null })
  await counted.machine.flush()
  const total = counted.calls.length
  rig.close()
  for (let n = 1; n < total; n += stride) {
    openRig()
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
}, limitMs)

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
}, limitMs)
