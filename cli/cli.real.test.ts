import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = path.resolve(__dirname, '..')
const recorded = path.join(root, 'services/sample/epyc-2-core.groundspeed.json')
let dataDir: string
beforeEach(() => (dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-cli-'))))
afterEach(() => fs.rmSync(dataDir, { recursive: true, force: true }))

/** The real program, as a person would start it. */
function groundspeed(args: string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'bin/groundspeed.mjs'), ...args, '--user-data-dir', dataDir], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    ...(input === undefined ? {} : { input }),
  })
  return { status, stdout, stderr, lines: stderr.trim().split('\n').filter(Boolean) }
}
const play = () => groundspeed(['run', '--replay', recorded])

describe('on replay, with exact numbers', () => {
  it('run prints the answer first, then the table, and saves the run', () => {
    const { status, stdout } = play()
    expect(status).toBe(0)
    expect(stdout.replace(/\s+/g, ' ')).toContain('This machine multiplies fp32 matrices at 210 GFLOP/s [203, 213], bf16 matrices at 400 GFLOP/s [368, 437], moves memory at 43 GB/s [35.6, 51.5] (TensorFlow 2.21.0 on the CPU) (replayed).')
    expect(stdout.split('\n').filter((line) => line.length > 80 && !line.startsWith('Saved as'))).toEqual([])
    expect(groundspeed(['runs', 'list']).stdout).toMatch(/One run, newest first.[\s\S]*finished +quick +tensorflow +7 of 7/)
  })
  it('compare names instances of three providers with price, date and a predicted speed', () => {
    play()
    const { status, stdout } = groundspeed(['compare', '--json'])
    expect(status).toBe(3)
    const { schema, instances } = JSON.parse(stdout) as { schema: object; instances: { provider: string; speed: { kind: string; ratio: number; low: number; high: number } | null; price: { asOf: string; source: string } }[] }
    expect(schema).toEqual({ name: 'groundspeed.comparison', major: 2, minor: 0 })
    expect(new Set(instances.map((each) => each.provider)).size).toBeGreaterThanOrEqual(3)
    for (const { speed, price } of instances) {
      expect(speed).toMatchObject({ kind: 'predicted' })
      expect(speed!.low).toBeLessThan(speed!.ratio)
      expect(speed!.ratio).toBeLessThan(speed!.high)
      expect(price).toMatchObject({ asOf: expect.stringMatching(/^20\d\d/), source: expect.stringMatching(/./) })
    }
    expect(groundspeed(['compare', '--with', 'c7i.xlarge']).stdout).toMatch(/c7i.xlarge +none +unknown/)
  })
  it('report is the same bytes each time, in Markdown and JSON', () => {
    play()
    for (const format of ['md', 'json']) {
      const [first, second] = [groundspeed(['report', '--format', format]), groundspeed(['report', '--format', format])]
      expect(first.status).toBe(0)
      expect(second.stdout).toBe(first.stdout)
      for (const own of [os.hostname(), os.userInfo().username, os.homedir()]) if (own.length > 3) expect(first.stdout).not.toContain(own)
    }
    expect(groundspeed(['report', '--format', 'md']).stdout).toContain('| matmul-fp32 | 210 GFLOP/s | [203, 213] |')
  })
})

describe('wrong usage is one line, exit 2, and names what is near', () => {
  it.each([
    [['rnu'], /no command 'rnu'.*'run'/],
    [['run', '--mdoe', 'quick'], /no option '--mdoe'.*'--mode'/],
    [['run', '--mode', 'fast'], /no mode 'fast'.*quick, standard, publish/],
    [['run', '--only', 'matmul'], /no benchmark 'matmul'.*matmul-fp32/],
    [['run', '--threads', 'many'], /--threads wants a whole number/],
    [['report', 'nosuchrun'], /no run 'nosuchrun'/],
    [['report', '--format', 'docx'], /no format 'docx'.*html, md, json/],
    [['runtime', 'install', 'tensorflo'], /no runtime 'tensorflo'/],
    [['runs', 'frobnicate'], /no action 'frobnicate'/],
    [['probe', 'everything'], /does not take 'everything'/],
  ])('%j', (args, message) => {
    const { status, stdout, stderr, lines } = groundspeed(args)
    expect([status, stdout, lines.length], stderr).toEqual([2, '', 1])
    expect(stderr).toMatch(message)
  })
  it('an unknown instance', () => {
    play()
    const { status, lines } = groundspeed(['compare', '--with', 'p4dd'])
    expect([status, lines.length]).toEqual([2, 1])
    expect(lines[0]).toMatch(/Nearest: p4d/)
  })
})

describe('a damaged run', () => {
  const damage = (text: string) => {
    const file = path.join(dataDir, 'damaged.json')
    fs.writeFileSync(file, text)
    return { file, answer: groundspeed(['report', file]) }
  }
  it.each([
    ['is cut off', () => fs.readFileSync(recorded, 'utf8').slice(0, 5000)],
    ['is something else', () => '{"schema":{"name":"other"}}'],
    ['is empty', () => ''],
    ['reaches for a prototype', () => '{"__proto__":{}}'],
    ['has negative times', () => fs.readFileSync(recorded, 'utf8').replace(/"samples": \[\s*[\d.e-]+/, '"samples": [-1')],
    ['is from a newer version', () => fs.readFileSync(recorded, 'utf8').replace('"major": 1', '"major": 9')],
  ])('that %s is one line, exit 1, and is left as it is', (_name, text) => {
    const { file, answer } = damage(text())
    expect([answer.status, answer.stdout, answer.lines.length], answer.stderr).toEqual([1, '', 1])
    expect(fs.readFileSync(file, 'utf8')).toBe(text())
  })
  it('does not hide the good ones', () => {
    play()
    fs.writeFileSync(path.join(dataDir, 'runs', '20990101-000000-bad.groundspeed.json'), '{')
    expect(groundspeed(['report']).status).toBe(0)
    expect(groundspeed(['runs', 'list']).stdout).toMatch(/damaged/)
  })
})

describe('the rest', () => {
  it('export overwrites nothing without --force', () => {
    play()
    const target = path.join(dataDir, 'mine.json')
    fs.writeFileSync(target, 'precious')
    expect(groundspeed(['runs', 'export', 'latest', target]).status).toBe(2)
    expect(fs.readFileSync(target, 'utf8')).toBe('precious')
    expect(groundspeed(['runs', 'export', 'latest', target, '--force']).status).toBe(0)
    expect(groundspeed(['runs', 'import', target]).stdout).toMatch(/here already/)
  })
  it('help and version need no data folder', () => {
    expect(groundspeed(['--help']).stdout).toContain('groundspeed COMMAND')
    expect(groundspeed(['run', '--help']).stdout).toContain('--mode MODE')
    expect(groundspeed(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+/)
  })
  it('ask answers line by line, in order, and ends with 0', () => {
    const { status, stdout } = groundspeed(['ask'], '{"ask":"peaks","gpu":"RTX 3090","id":1}\nnonsense\n{"ask":"peaks","gpu":"RTX 9999","id":2}\n')
    const answers = stdout.trim().split('\n').map((line) => JSON.parse(line) as { ok: boolean; id?: number; code?: string })
    expect(status).toBe(0)
    expect(answers.map(({ ok, id, code }) => [ok, id, code])).toEqual([[true, 1, undefined], [false, undefined, 'bad-json'], [false, 2, 'unknown-gpu']])
  })
  it('probe says where each fact was read', () => {
    const { status, stdout } = groundspeed(['probe'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^This machine: \d+-core/)
    expect(stdout).toMatch(/Processor .*\/proc\/cpuinfo/)
  })
  it('doctor finds a machine that can be measured', () => {
    const { status, stdout } = groundspeed(['doctor', '--json'])
    expect([0, 3]).toContain(status)
    const { findings } = JSON.parse(stdout) as { findings: { id: string; severity: string; sees: string }[] }
    expect(findings.find((each) => each.id === 'tensorflow')).toMatchObject({ severity: 'ok', sees: expect.stringContaining('CPU:0') })
  })
  it('a second run at the same time is refused', () => {
    fs.writeFileSync(path.join(dataDir, 'run.lock'), JSON.stringify({ pid: process.pid, started: null }))
    const { status, stderr } = play()
    expect([status, stderr]).toEqual([1, expect.stringMatching(/Another run is under way/)])
  })
})
