import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { leaksIn } from '../../core/team/leaks'
import { type PersonalText } from '../../core/team/personal'
import { teamCrypto } from './crypto'
import { type FsPort } from './fs-port'
import { nodeFs } from './node-fs'
import { personalTexts } from './personal'
import { prepareFile, withdraw } from './publishing'
import { staleShare } from './testing/delayed'
import { exampleTeamRun, fakeClock, inFull, limitMs, makeRig, report, type Machine, type Rig } from './testing/rig'

let rig: Rig
beforeEach(() => (rig = makeRig()))
afterEach(() => rig.close())

const results = () => path.join(rig.share, 'groundspeed-v1/results/2026-11')
const first = () => path.join(results(), fs.readdirSync(results()).filter((name) => !name.startsWith('.')).sort()[0]!)

async function published(runs = 1, name = 'Ann'): Promise<Machine> {
  const machine = rig.machine()
  await machine.join(name)
  await machine.queue(...Array.from({ length: runs }, (_, n) => exampleTeamRun(n)))
  await machine.flush()
  return machine
}
const reader = async (options: Parameters<Rig['machine']>[0] = {}) => {
  const machine = rig.machine(options)
  await machine.join('Reader')
  return machine
}

it('D10 peers with stale listings and empty reads end with equal indexes, and call nothing corrupt on the way', async () => {
  const count = inFull ? 1000 : 60
  await published(count)
  const seen: string[][] = []
  for (const seed of [1, 2, 3]) {
    const clock = fakeClock()
    const peer = await reader({ port: staleShare(clock, seed), clock })
    let entries: string[] = []
    let rounds = 0
    while (entries.length < count && rounds++ < 40) {
      const { gathered } = await peer.sync()
      expect(gathered.problems.filter(({ state }) => state !== 'pending')).toEqual([])
      entries = gathered.fleet.machines.flatMap((machine) => machine.results.map(({ entry }) => entry.sha256)).sort()
      clock.pass(5000)
    }
    expect(rounds).toBeGreaterThan(2)
    seen.push(entries)
  }
  expect(seen[0]).toHaveLength(count)
  expect(seen[1]).toEqual(seen[0])
  expect(seen[2]).toEqual(seen[0])
  report('D10', `${count} results, 3 peers with listings up to 60 s late in random order and empty first reads: equal indexes, 0 called corrupt`)
}, limitMs)

it('D11 conflict copies of sync clients are one result, also when only a copy is left', async () => {
  await published()
  const file = first()
  const bytes = fs.readFileSync(file)
  const base = file.replace(/\.groundspeed\.json$/, '')
  const copies = [`${base}.sync-conflict-20261125-101500-ABCDEFG.groundspeed.json`, `${base}.groundspeed (Ann's conflicted copy 2026-11-25).json`, `${base}.groundspeed (1).json`, `${base}.groundspeed-LAPTOP.json`, `${base}.groundspeed.sync-conflict-20261125-101500-ABCDEFG.json`]
  for (const copy of copies) fs.writeFileSync(copy, bytes)
  const peer = await reader()
  expect((await peer.sync()).gathered).toMatchObject({ fleet: { results: 1, superseded: 0 }, problems: [] })
  fs.rmSync(file, { force: true })
  expect((await peer.sync()).gathered.fleet.results).toBe(1)
  report('D11', `${copies.length} names of conflict copies: one entry, none counted twice`)
})

it('D12 odd names in the folder are skipped with their reason, and the rest is read', async () => {
  await published(3)
  for (const name of ['CON.json', 'cafe\u0301.groundspeed.json', 'caf\u00e9.groundspeed.json', 'x'.repeat(200), 'dot.']) fs.writeFileSync(path.join(results(), name), '{}')
  fs.writeFileSync(path.join(results(), path.basename(first()).toUpperCase()), '{}')
  const { scan, gathered } = await (await reader()).sync()
  expect(gathered.fleet.results).toBe(3)
  expect(scan.state === 'scanned' && scan.skipped.map(({ because }) => because)).toHaveLength(6)
  report('D12', 'case clash, 200 letters, CON.json, trailing dot, NFC/NFD twins: 6 skipped with reasons, 3 of 3 results read')
})

it('D13 a placeholder of a cloud client is listed as online only and never opened', async () => {
  await published(2)
  const cold = first()
  const opened: string[] = []
  const port: FsPort = {
    ...nodeFs,
    stat: async (file) => ({ ...(await nodeFs.stat(file)), ...(file === cold ? { blocks: 0, size: 20_000 } : {}) }),
    open: (file) => {
      opened.push(file)
      return nodeFs.open(file)
    },
  }
  const { gathered } = await (await reader({ port })).sync()
  expect(gathered).toMatchObject({ fleet: { results: 1 }, problems: [{ state: 'online-only' }] })
  expect(opened.filter((file) => file === cold)).toEqual([])
  report('D13', 'placeholder: "online only", opened 0 times')
})

it('D14 an altered file is read again after 30 s, 2 min, 10 min and 1 h, then quarantined, and never removed', async () => {
  await published(2)
  const file = first()
  const bytes = fs.readFileSync(file)
  fs.chmodSync(file, 0o644)
  fs.writeFileSync(file, Buffer.concat([bytes.subarray(0, 100), Buffer.from('X'), bytes.subarray(101)]))
  const clock = fakeClock()
  const peer = await reader({ clock })
  const states: string[] = []
  for (const wait of [0, 1000, 30_000, 120_000, 600_000, 3_600_000, 86_400_000]) {
    clock.pass(wait)
    const { gathered, scan } = await peer.sync()
    states.push(`${gathered.problems[0]!.state} ${scan.state === 'scanned' ? scan.read : ''}`)
    expect(gathered.fleet.results).toBe(1)
  }
  expect(states.map((each) => each.split(' ')[0])).toEqual(['altered', 'altered', 'altered', 'altered', 'altered', 'quarantined', 'quarantined'])
  expect(fs.existsSync(file)).toBe(true)
  fs.writeFileSync(file, bytes)
  expect((await peer.sync()).gathered).toMatchObject({ fleet: { results: 2 }, problems: [] })
})

it('D15 links, pipes, devices and folders under a result\'s name are ignored without a hang or a read outside', async () => {
  await published(2)
  const name = (letter: string) => path.join(results(), path.basename(first()).replace(/_[0-9a-f]{32}/, `_${letter.repeat(32)}`))
  const outside = path.join(path.dirname(rig.share), 'outside')
  fs.mkdirSync(outside)
  fs.copyFileSync(first(), path.join(outside, path.basename(first())))
  fs.symlinkSync(path.join(outside, path.basename(first())), name('a'))
  execFileSync('mkfifo', [name('b')])
  fs.symlinkSync('/dev/zero', name('c'))
  fs.mkdirSync(name('d'))
  fs.symlinkSync(outside, path.join(rig.share, 'groundspeed-v1/results/2026-10'))
  fs.symlinkSync('/', path.join(rig.share, 'groundspeed-v1/results/2026-09'))
  const read: string[] = []
  const port: FsPort = { ...nodeFs, open: (file) => (read.push(file), nodeFs.open(file)) }
  const { gathered, scan } = await (await reader({ port })).sync()
  expect(gathered.fleet.results).toBe(2)
  expect(gathered.problems.map(({ because }) => because).sort()).toEqual(['it is a device or pipe, not a file', 'it is a folder, not a file', 'it is a link, not a file', 'it is a link, not a file'])
  expect(scan.state === 'scanned' && scan.skipped.map(({ because }) => because)).toEqual(['it is not a folder of its own: links are not followed', 'it is not a folder of its own: links are not followed'])
  expect(read.filter((file) => /_(a{32}|b{32}|c{32}|d{32})|2026-10|2026-09|outside/.test(file))).toEqual([])
  report('D15', 'symlink, FIFO, device, folder, two months that are links: 6 ignored, 0 opened, 2 of 2 results read')
})

it('D16 huge files, deep and wide JSON are refused within limits, and the rest is read', async () => {
  await published(2)
  const put = (letter: string, fill: (file: string) => void) => fill(path.join(results(), path.basename(first()).replace(/_[0-9a-f]{32}/, `_${letter.repeat(32)}`)))
  const named = (bytes: Buffer) => fs.writeFileSync(path.join(results(), path.basename(first()).replace(/_[0-9a-f]{32}/, `_${teamCrypto.sha256(bytes).slice(0, 32)}`)), bytes)
  put('e', (file) => {
    fs.writeFileSync(file, '')
    fs.truncateSync(file, 2 * 1024 ** 3)
  })
  const deep = Buffer.from('['.repeat(1_000_000))
  const wide = Buffer.from(`{${Array.from({ length: 150_000 }, (_, i) => `"k${i}":1`).join(',')}}`)
  named(deep)
  named(wide)
  named(Buffer.from(JSON.stringify({ payload: wide.subarray(0, 1_000_000).toString('base64'), payloadType: 'x', signatures: [] })))
  const { gathered } = await (await reader()).sync()
  expect(gathered.fleet.results).toBe(2)
  expect(gathered.problems.map(({ because }) => because).sort()).toEqual(['it has more than 50000 keys', 'it has more than 64 keys', 'it is larger than 2048 KiB', 'it is nested deeper than 4'])
  report('D16', '2 GiB file, 1,000,000 brackets, 150,000 keys: refused; the other results are read (memory: bench and real test of the reading process)')
})

it('D20 a hostile name stays text: nothing in it acts, and a name that would is refused by the publisher', async () => {
  const names = ['<img src=x onerror=alert(1)>', '=HYPERLINK("http://example.invalid")', '../../etc/passwd', '${7*7}']
  for (const name of names) await published(1, name)
  const { gathered } = await (await reader()).sync()
  expect(gathered.fleet.machines.map(({ name }) => name).sort()).toEqual([...names].sort())
  for (const acting of ['\u202eevil', 'a\u001b[2Jb', 'x\0y']) {
    const machine = rig.machine()
    await machine.join(acting)
    expect((await machine.member()).joined.name).not.toMatch(/[\u0000-\u001f\u202e]/)  
  }
  for (const none of ['', '   ', '\u202e', 'x'.repeat(61)]) await expect(rig.machine().join(none)).rejects.toThrow(/1 to 60 characters/)
})

it('D23 nothing known of the machine or its owner is in the published bytes, in any case or encoding', async () => {
  const known: PersonalText[] = [
    { kind: 'host name', text: 'Lab-Beast07' },
    { kind: 'user name', text: 'annabelle' },
    { kind: 'home folder', text: '/home/annabelle' },
    { kind: 'serial number', text: 'SN-4711-QX' },
    { kind: 'hardware address', text: '3c:ec:ef:12:34:56' },
    { kind: 'network address', text: '10.20.30.40' },
    ...personalTexts(process.env),
  ]
  const secrets = ['LAB-BEAST07', 'annabelle', 'Annabelle', '/home/annabelle/venv/bin', 'sn-4711-qx', '3C:EC:EF:12:34:56', 'GPU-5c1f0a3e-1111-2222-3333-444455556666', '10.20.30.40', 'fe80:1:2:3:4:5:6:7', 'ann@example.org', 'C:\\Users\\annabelle\\x']
  const run = exampleTeamRun()
  run.name = 'the box of annabelle'
  run.environment = Object.fromEntries(secrets.map((secret, i) => [`VARIABLE_${i}`, `at ${secret}`]))
  run.engine.fallbackBecause = secrets.join(' ')
  run.machine.os.kernel = { known: true, value: 'Linux 6.1 annabelle@lab-beast07', source: '/home/annabelle/x', at: run.startedAt }
  run.machine.disks = [{ ...Object.fromEntries(['name', 'model', 'kind', 'filesystem'].map((key) => [key, { known: false, because: 'not-reported', source: 'x', at: run.startedAt }])), mount: { known: true, value: '/media/annabelle/usb', source: 'df', at: run.startedAt }, totalBytes: { known: true, value: 1, source: 'df', at: run.startedAt }, freeBytes: { known: true, value: 1, source: 'df', at: run.startedAt } } as never]
  run.benchmarks.push({ ...run.benchmarks[0]!, id: 'triad', outcome: { state: 'crashed', because: 'crashed', detail: secrets.join('\n'), log: secrets.join('\n'), launches: [] } })
  const machine = rig.machine({ personal: known })
  await machine.join('Workstation 3')
  const file = prepareFile(machine.tools, await machine.member(), run)
  for (const text of [file.payload, Buffer.from(file.bytes).toString('utf8')]) {
    for (const secret of ['lab-beast07', 'annabelle', 'sn-4711-qx', '3c:ec:ef', '10.20.30.40', 'gpu-5c1f0a3e', 'fe80:1', 'ann@example', '/media/']) expect(text.toLowerCase()).not.toContain(secret)
  }
  expect(file.payload).toContain('RTX 4090')
  // The last look is a look of its own: it finds what the first one would have let through.
  const found = (text: string) => leaksIn(JSON.stringify({ free: text }), known.slice(0, 4), teamCrypto.toBase64).map(({ encoding }) => encoding)
  expect([found('x ANNABELLE y'), found(Buffer.from('annabelle').toString('hex')), found(Buffer.from('--annabelle--').toString('base64')), found('%61%6e%6e%61%62%65%6c%6c%65')]).toEqual([['as it is'], ['hexadecimal'], ['base64'], ['percent-encoded']])
  report('D23', `${known.length} known texts and ${secrets.length} forms of them: 0 in the final bytes; the second look finds each of 4 encodings`)
})

it('D23 a name that is also a word of the hardware or of ours does not keep anybody from publishing', async () => {
  for (const text of ['tensorflow', 'rtx', 'example', 'matmul', 'schema', 'me']) {
    const machine = rig.machine({ personal: [{ kind: 'user name', text }] })
    await machine.join('Box')
    expect(prepareFile(machine.tools, await machine.member(), exampleTeamRun()).payload, text).toContain('RTX 4090')
  }
})

it('a withdrawal of its own machine holds for everybody; another\'s only hides here; a forged one does nothing', async () => {
  const ann = await published(2)
  const peer = await reader()
  const other = await reader()
  const ids = (await peer.sync()).gathered.fleet.machines[0]!.results.map(({ entry }) => entry.sha256)
  await withdraw(peer.tools, await peer.member(), ids[0]!.slice(0, 12), 'I do not believe it')
  expect((await peer.sync()).gathered.fleet).toMatchObject({ results: 1, hidden: 1, withdrawn: 0 })
  expect((await other.sync()).gathered.fleet).toMatchObject({ results: 2 })
  await ann.sync()
  expect(await withdraw(ann.tools, await ann.member(), ids[0]!, 'measured on battery')).toMatchObject({ own: true })
  await ann.sync()
  expect((await other.sync()).gathered.fleet).toMatchObject({ results: 1, withdrawn: 1 })
  expect(fs.readdirSync(results()).filter((name) => !name.startsWith('.'))).toHaveLength(2)
  // Another machine's signature on a withdrawal of a result that is not its own.
  const member = await other.member()
  const tomb = path.join(rig.share, 'groundspeed-v1/tomb', `${ids[1]}.json`)
  fs.writeFileSync(tomb, member.identity.seal('withdrawal', JSON.stringify({ schema: { name: 'groundspeed.team-withdrawal', major: 1, minor: 0 }, folder: member.joined.id, machine: { id: (await ann.member()).identity.machineId, name: 'Ann', key: member.identity.keyBase64 }, result: ids[1], why: 'x', at: '2026-11-25T12:00:00Z' })))
  expect((await peer.sync()).gathered.fleet.withdrawn).toBe(1)
  expect((await other.sync()).gathered.fleet.results).toBe(1)
})

it('a receipt of a peer tells the publisher that its result was seen', async () => {
  const ann = await published(2)
  await (await reader()).sync()
  const { gathered } = await ann.sync()
  expect(rig.files('receipts')).toHaveLength(2)
  expect(gathered.problems).toEqual([])
})
