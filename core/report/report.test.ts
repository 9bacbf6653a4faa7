import { describe, expect, it } from 'vitest'
import { parseRun } from '../run/parse'
import { exampleGpu, exampleLaunch, exampleMachine, exampleMatmul, exampleRun } from '../run/testing/example-run'
import { reportFormats } from './formats'
import { escapeMarkdown } from './markdown'
import { reportModel } from './model'
import { withoutHome } from './personal'

const render = async (id: string, run = exampleRun()) => (await reportFormats.find((each) => each.id === id)!.load())(reportModel(run))
const everyFormat = reportFormats.map((format) => format.id)

describe('every report format', () => {
  it('has a name of its own', () => expect(new Set(everyFormat).size).toBe(everyFormat.length))
  it.each(everyFormat)('%s gives the same bytes for the same run, wherever its keys stand', async (id) => {
    const reordered = Object.fromEntries(Object.entries(exampleRun()).reverse()) as ReturnType<typeof exampleRun>
    expect(await render(id, reordered)).toBe(await render(id))
  })
  it.each(everyFormat)('%s shows no folder of a person, in whatever field one stands', async (id) => {
    const at = { source: '/home/anna/.nvidia', at: '2026-11-24T09:00:00.000Z' }
    const run = exampleRun({
      name: '/Users/anna',
      engine: { id: 'wasm', version: null, devices: ['WASM (CPU)'], replayOf: null, fallbackBecause: 'no library in C:\\Users\\Anna B\\AppData' },
      environment: { TF_X: '/home/anna/x' },
      machine: exampleMachine({ gpuProbe: { known: false, because: 'unreadable', detail: 'EACCES: /root/.config', ...at } }),
      benchmarks: [exampleMatmul([], { outcome: { state: 'crashed', because: 'failed', detail: 'cannot open /home/anna/data.bin', log: '/home/anna', launches: [] } })],
    })
    expect((await render(id, run)).replace(/:root/g, '')).not.toMatch(/anna|root/i)
  })
  it.each(everyFormat)('%s says nothing that is not a number or a word', async (id) => {
    const run = exampleRun({ benchmarks: [exampleMatmul([exampleLaunch(0.02)]), exampleMatmul([], { id: 'triad', outcome: { state: 'pending' } })] })
    expect(await render(id, run)).not.toMatch(/NaN|Infinity|undefined|\[object/)
  })
})

describe('the Markdown report', () => {
  it('starts with the answer, then value, interval, spread, samples and provenance', async () => {
    const lines = (await render('md')).split('\n')
    expect(lines[0]).toBe('# Groundspeed: 2-core Example, 16.0 GiB, no GPU')
    expect(lines[2]).toBe('This machine multiplies fp32 matrices at 100 GFLOP/s \\[97.5, 103\\] (TensorFlow 2.21.0 on the CPU).')
    expect(lines[4]).toBe('Machine: 2-core Example, 16.0 GiB, no GPU. Run 20261124-090000-abc123, quick mode, 3 launches, started 2026-11-24T09:00:00.000Z; Groundspeed 0.1.0.')
    expect(lines).toContain('| matmul-fp32 | 100 GFLOP/s | [97.5, 103] | 0.15 % | 33 in 3 | 0.10 s | measured on CPU:0 |')
    expect(lines).toContain('| Highest clock | unknown (not reported) | /sys |')
  })
  it('says what was not measured, and why', async () => {
    const skipped = exampleMatmul([], { id: 'triad', outcome: { state: 'skipped', because: 'not-enough-memory', detail: 'needs 8 GiB' } })
    const text = await render('md', exampleRun({ state: 'interrupted', benchmarks: [skipped] }))
    expect(text).toContain('| triad | skipped: not enough memory | | | | | |')
    expect(text).toContain('- **triad** was skipped: needs 8 GiB')
    expect(text).toContain('(the run did not end)')
  })
  it('lets no name act as Markdown or HTML', async () => {
    const name = '<img src=x onerror=alert(1)> [a](javascript:b) | `c`\n# d &lt;'
    const run = parseRun(JSON.stringify(exampleRun({ name, machine: exampleMachine({ gpus: [exampleGpu(name)] }) })), 'a.json')
    const text = await render('md', run)
    expect(text).not.toMatch(/(^|[^\\])(<img|&lt;|\[a\])/)
    expect(text.split('\n').filter((line) => /^#+ d/.test(line))).toEqual([])
    expect(escapeMarkdown('a | b')).toBe('a \\| b')
  })
})

describe('the HTML report', () => {
  it('holds no script and nothing that is fetched, and lets no name act as HTML', async () => {
    const name = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    const page = await render('html', parseRun(JSON.stringify(exampleRun({ name, machine: exampleMachine({ gpus: [exampleGpu(name)] }) })), 'a.json'))
    expect(page).toContain('default-src &#39;none&#39;')
    const tags = page.match(/<[^>]*>/g)!.join('\n')
    expect(tags).not.toMatch(/<script|<img|<link|<iframe|\bsrc=|href=|\son[a-z]+=|javascript:/i)
    expect(page).not.toMatch(/@import|url\(/i)
    expect(page).toContain('&#60;script&#62;')
  })
  it('has the answer, each chart with its table, the doubts and how we know', async () => {
    const page = await render('html', exampleRun({ benchmarks: [exampleMatmul([exampleLaunch(0.02), exampleLaunch(0.03)])] }))
    expect(page).toContain('<h1>This machine multiplies fp32 matrices at')
    expect(page.split('<svg').length - 1).toBe(1)
    expect(page).toMatch(/<svg[\s\S]*<\/svg>[\s\S]*<table>/)
    for (const words of ['class="badge measured"', 'class="doubt"', 'How we know', 'known answer', 'prefers-color-scheme: dark', '@media print']) expect(page).toContain(words)
  })
})

describe('the JSON report', () => {
  it('gives base units, intervals and doubts, each number labelled as measured', async () => {
    const report = JSON.parse(await render('json')) as { schema: object; benchmarks: { kind: string; value: number; interval: { low: number; high: number } }[] }
    expect(report.schema).toEqual({ name: 'groundspeed.report', major: 1, minor: 0 })
    expect(report.benchmarks[0]).toMatchObject({ id: 'matmul-fp32', state: 'measured', kind: 'measured', unit: 'FLOP/s', doubts: [] })
    expect(report.benchmarks[0]!.value).toBeCloseTo(1e11, 0)
  })
})

describe('a person\'s folder', () => {
  it.each([
    ['/home/anna/.cache/x', '~/.cache/x'],
    ['open /var/home/anna: no', 'open ~: no'],
    ['/Users/anna', '~'],
    ['/root/.terraformrc', '~/.terraformrc'],
    ['/rootfs and /root', '/rootfs and ~'],
    ['C:\\Users\\Anna B\\AppData', '~\\AppData'],
    ['d:/users/anna here', '~ here'],
    ['/usr/share/homely', '/usr/share/homely'],
  ])('%s becomes %s', (from, to) => expect(withoutHome(from)).toBe(to))
})
