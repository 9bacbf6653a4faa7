import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { printWorkload } from '../../core/workload/parse'
import { workloadOf } from '../../core/workload/schema'
import { type Services } from '../../services/create-services'
import { childDriver } from '../../services/runner/child-driver'
import { requireMembership } from '../../services/team/membership'
import { syncTeam } from '../../services/team/sync'
import { benchTools } from '../../services/team/testing/publisher'
import { showcase } from '../../services/team/testing/showcase'
import { compare } from '../commands/compare'
import { diff } from '../commands/diff'
import { report } from '../commands/report'
import { team } from '../commands/team'
import { type Command } from '../command'
import { call as callWith } from '../testing/call'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-cli-team-'))
const dataDir = path.join(folder, 'ann')
const kept = path.join(folder, 'kept')
// Nothing new lies in the folder: no reading process is ever started.
const services: Partial<Services> = { paths: { dataDir, cacheDir: dataDir }, version: '0.1.0', workerFile: path.join(folder, 'none', 'worker.cjs'), driver: childDriver, env: {} }
const call = (command: Command, ...args: string[]) => callWith(command, services, args)

beforeAll(async () => {
  await showcase(path.join(folder, 'share'), dataDir, path.join(folder, 'others'))
  const tools = benchTools(dataDir)
  await syncTeam(tools, await requireMembership(tools), { now: true })
  fs.renameSync(dataDir, kept)
}, 240_000)
// The folder itself stays as it is: its times are what the index knows it by.
beforeEach(() => fs.cpSync(kept, dataDir, { recursive: true }))
afterEach(() => fs.rmSync(dataDir, { recursive: true, force: true }))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('groundspeed team', () => {
  it('D20 lists the fleet for a spreadsheet, where no name starts a formula', async () => {
    const { stdout } = await call(team, 'list', '--csv')
    const [head, ...lines] = stdout.trim().split('\r\n')
    expect(head).toMatch(/^machine,machine id,gpu,/)
    expect(lines).toHaveLength(11)
    expect(lines.some((line) => line.startsWith('"<img src=x onerror=""document.title=1"">"'))).toBe(true)
    expect(lines.find((line) => line.startsWith('atlas,'))).toMatch(/,matmul-fp32,7\d+(\.\d+)?,.*,FLOP\/s,verified,valid,yes,$/)
  })

  it('puts the fleet together, says what it could run and costs, and takes hours and price as entered', async () => {
    expect((await call(team, 'list', '--by', 'gpu')).stdout).toMatch(/RTX 4090 +6 +5 +71\.2 TFLOP\/s/)
    expect((await call(team, 'list', '--by', 'size')).error).toContain('gpu, name, month')
    const { code, stdout } = await call(team, 'plan', '--workload', 'llama-8b-chat', '--electricity', '0.3')
    expect(code).toBe(0)
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80)
    expect(stdout).toContain('$0.3 a kWh (entered)')
    expect(JSON.parse((await call(team, 'plan', '--json')).stdout)).toMatchObject({ schema: { name: 'groundspeed.team-plan', major: 1 }, kind: 'predicted', ranking: expect.any(Array) })
  })

  it('shows both keys of a machine, refuses to choose without being told, chooses, and takes it back', async () => {
    const listed = await call(team, 'trust', '--json')
    expect(listed.code).toBe(3)
    const { machines: [choice] } = JSON.parse(listed.stdout) as { machines: { machineId: string; name: string; now: { keyId: string }; others: { keyId: string }[] }[] }
    expect(choice).toMatchObject({ name: 'eridanus', now: { decided: false }, others: [{ decided: false }] })
    const [old, other] = [choice!.now.keyId, choice!.others[0]!.keyId]
    expect((await call(team, 'trust', 'eridanus')).error).toMatch(/would let another key speak for eridanus .*([0-9a-f]{4} ){7}.*--yes/)
    expect((await call(team, 'trust', 'eridanos')).error).toMatch(/no machine 'eridanos'.*Nearest: eridanus/)

    const chosen = await call(team, 'trust', 'eridanus', '--yes')
    expect(chosen).toMatchObject({ code: 0, stdout: expect.stringContaining(`team trust ${choice!.machineId} --key ${old.slice(0, 8)}`) })
    expect((await call(team, 'trust')).stdout).toMatch(new RegExp(`now: +${other.slice(0, 4)} ${other.slice(4, 8)}`))
    expect((await call(team, 'trust', choice!.machineId, '--key', old.slice(0, 8), '--yes', '--json')).stdout).toContain(`"key": "${old}"`)
    expect(await call(team, 'trust')).toMatchObject({ code: 0, stdout: expect.stringMatching(new RegExp(`now: +${old.slice(0, 4)}`)) })
  })

  it('hides a result of another machine here, lists it, and shows it again', async () => {
    const { machines } = JSON.parse((await call(team, 'list', '--json')).stdout) as { machines: { machine: string; result: string }[] }
    const { result } = machines.find(({ machine }) => machine === 'atlas')!
    expect((await call(team, 'hide', result)).stdout).toContain(`team hide ${result} --undo`)
    expect((await call(team, 'hide')).stdout).toContain('atlas')
    expect((await call(team, 'hide', result, '--undo')).stdout).toContain('shown again')
    expect((await call(team, 'hide', '--json')).stdout).toContain('"results": []')
  })
})

describe("a colleague's run", () => {
  it('is compared with the cloud under the name of who measured it and when', async () => {
    const text = await call(compare, 'team:fornax')
    expect(text.stdout.replace(/\s+/g, ' ')).toContain('measured by fornax on 2026-11-20')
    expect(JSON.parse((await call(compare, 'team:fornax', '--json')).stdout)).toMatchObject({ name: 'measured by fornax on 2026-11-20' })
  })

  it('is not told the throughput that this machine was seen to have', async () => {
    const file = path.join(dataDir, 'own.json')
    fs.writeFileSync(file, printWorkload(workloadOf({ name: 'Own', work: { kind: 'network', network: 'resnet50' }, ownUnitsPerSecond: 123_456 })))
    const { code, stdout } = await call(compare, 'team:fornax', '--workload', file, '--json')
    expect([code, (JSON.parse(stdout) as { here: unknown }).here]).toEqual([0, null])
  })

  it('is set beside another one, and reported', async () => {
    const { stdout } = await call(diff, 'team:atlas', 'team:draco')
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/Before: measured by atlas on 2026-11-\d\d .* After: measured by draco on 2026-11-20/)
    expect((await call(report, 'team:draco')).stdout).toContain('measured by draco on 2026-11-20')
  })

  it('is never guessed: a name of two machines, a wrong one, and no folder are wrong usage', async () => {
    expect(await call(compare, 'team:eridanus')).toMatchObject({ code: 2, error: expect.stringMatching(/fits 2 results.*team:[0-9a-f]{12} \(eridanus/) })
    fs.rmSync(path.join(folder, 'ann', 'team', 'joined.json'))
    expect(await call(compare, 'team:atlas')).toMatchObject({ code: 2, error: expect.stringContaining('takes part in no team folder') })
  })

  it('that does not count says so, and exits with a doubt', async () => {
    const { machines } = JSON.parse((await call(team, 'list', '--json')).stdout) as { machines: { trust: string; result: string }[] }
    const { result } = machines.find(({ trust }) => trust === 'key-changed')!
    expect(await call(report, `team:${result}`)).toMatchObject({ code: 3, stdout: expect.stringContaining('measured by eridanus on 2026-11-24 (does not count: key changed)') })
  })
})
