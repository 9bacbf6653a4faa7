import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readinessChecks } from '../../core/readiness/list'
import { type Readiness } from '../../core/readiness/list'

const ready = (...args: string[]) => spawnSync(process.execPath, [path.resolve(__dirname, '../../bin/groundspeed.mjs'), 'ready', ...args], { encoding: 'utf8', timeout: 60_000 })

describe('groundspeed ready', () => {
  it('says the answer first, then what it saw', () => {
    const { status, stdout } = ready()
    expect([0, 3]).toContain(status)
    expect(stdout).toMatch(/^(This machine is fit to measure\.|Measure, but |Do not measure now: )/)
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  })
  it('answers programs in JSON, with the same exit code', () => {
    const { status, stdout } = ready('--json')
    const answer = JSON.parse(stdout) as Readiness & { schema: object }
    expect(answer.schema).toEqual({ name: 'groundspeed.readiness', major: 1, minor: 0 })
    expect(answer.checks.map(({ id }) => id)).toEqual(readinessChecks.map(({ id }) => id))
    expect(status).toBe(answer.state === 'fit' ? 0 : 3)
    // The sampler ran: this machine was watched.
    expect(answer.checks.find(({ id }) => id === 'clock-sanity')!.state).not.toBe('unknown')
  })
})
