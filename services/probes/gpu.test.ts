import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeMachine } from '../../core/machine/describe'
import { gpuProbe } from './gpu'
import { probeMachine } from '.'

let folder: string
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-tools-'))))
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

/** A program of that name, which the probe finds and really runs. */
function tool(name: string, script: string): void {
  fs.writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
}
const env = () => ({ PATH: `${folder}:/usr/bin:/bin` })
const gather = () => gpuProbe.gather({ at: '2026-01-01T00:00:00Z', env: env(), dataDir: folder, signal: new AbortController().signal })
const row = 'NVIDIA Example 9000, 24564, 812, 590.10, 8.9, 00000000:01:00.0, 450.00'

describe.skipIf(process.platform === 'win32')('the GPU probe', () => {
  beforeEach(() => tool('lspci', 'exit 0'))
  it('lists cards with memory in bytes and what the driver withholds as unknown', async () => {
    tool('nvidia-smi', `echo '${row}'; echo 'NVIDIA Example 10, [N/A], [N/A], 590.10, 12.1, 00000000:02:00.0, [Not Supported]'`)
    const { gpus, gpuProbe: state } = await gather()
    expect(state).toMatchObject({ known: true, value: 'ok' })
    expect(gpus[0]).toMatchObject({ name: { value: 'NVIDIA Example 9000', source: 'nvidia-smi --query-gpu' }, memoryTotalBytes: { value: 24564 * 1024 * 1024 }, powerLimitWatts: { value: 450 } })
    expect(gpus[1]).toMatchObject({ memoryTotalBytes: { known: false, because: 'not-reported' }, powerLimitWatts: { known: false } })
  })
  it('asks field by field when the driver refuses one', async () => {
    tool('nvidia-smi', `case "$1" in *,*|*compute_cap*) echo 'Field "compute_cap" is not a valid field to query.'; exit 2;; *name*) echo 'NVIDIA Old 1';; *memory.total*) echo 4096;; *) echo '[N/A]';; esac`)
    const { gpus } = await gather()
    expect(gpus).toMatchObject([{ name: { value: 'NVIDIA Old 1' }, memoryTotalBytes: { value: 4096 * 1024 * 1024 }, computeCapability: { known: false } }])
  })
  it('names the trouble instead of saying that there is no GPU', async () => {
    tool('nvidia-smi', "echo 'Failed to initialize NVML: Driver/library version mismatch'; exit 18")
    tool('lspci', "echo '01:00.0 VGA compatible controller [0300]: NVIDIA Corporation GA102 [GeForce RTX 3090] [10de:2204] (rev a1)'")
    const { gpus, gpuProbe: state } = await gather()
    expect(state).toMatchObject({ known: false, detail: 'version-mismatch' })
    expect(gpus).toMatchObject([{ name: { value: 'GeForce RTX 3090', source: 'lspci -nn' }, memoryTotalBytes: { known: false } }])
  })
  it('says that there is none when the driver is absent and no adapter is an accelerator', async () => {
    tool('lspci', "echo '00:02.0 VGA compatible controller [0300]: ASPEED Technology, Inc. ASPEED Graphics Family [1a03:2000]'")
    fs.writeFileSync(path.join(folder, 'nvidia-smi'), '', { mode: 0o644 })
    fs.rmSync(path.join(folder, 'nvidia-smi'))
    const { gpus, gpuProbe: state } = await gather()
    expect(state).toMatchObject({ known: true, value: 'no-gpu' })
    expect(gpus).toMatchObject([{ virtual: true }])
  })
  it('is not held up by a tool that hangs', async () => {
    tool('nvidia-smi', 'exec sleep 60')
    const { gpuProbe: state } = await gather()
    expect(state).toMatchObject({ known: false, because: 'unreadable' })
  }, 15_000)
})

it('the whole machine is probed with sources, and described in a line', async () => {
  const facts = await probeMachine({ env: process.env, dataDir: folder, signal: new AbortController().signal, at: new Date('2026-01-01') })
  expect(facts.cpu.logicalCores).toMatchObject({ known: true, at: '2026-01-01T00:00:00.000Z' })
  expect(describeMachine(facts)).toMatch(/GiB/)
})
