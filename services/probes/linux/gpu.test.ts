import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeMachine } from '../../../core/machine/describe'
import { probeMachine } from '..'
import { nvidiaFields, type NvidiaField } from '../../../core/probe/nvidia-smi'
import { thisHost } from '../host'
import { gpuProbe } from './gpu'

let folder: string
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-tools-'))))
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

/** A program of that name, which the probe finds and really runs. */
function tool(name: string, script: string): void {
  fs.writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
}
const env = () => ({ PATH: `${folder}:/usr/bin:/bin` })
const gather = () => gpuProbe.gather({ at: '2026-01-01T00:00:00Z', host: thisHost(env(), new AbortController().signal), dataDir: folder })
/** A row of every field that is asked for, in the order of asking. */
const row = (name: string, over: Partial<Record<NvidiaField, string>> = {}) => nvidiaFields.map((field) => ({ name, 'memory.total': '24564', 'memory.used': '812', driver_version: '590.10', compute_cap: '8.9', 'pci.bus_id': '00000000:01:00.0', 'power.limit': '450.00', 'pcie.link.gen.current': '4', 'pcie.link.width.current': '16', ...over })[field as 'name'] ?? '[N/A]').join(', ')

describe.skipIf(process.platform === 'win32')('the GPU probe', () => {
  beforeEach(() => tool('lspci', 'exit 0'))
  it('lists cards with memory in bytes and what the driver withholds as unknown', async () => {
    tool('nvidia-smi', `echo '${row('NVIDIA Example 9000')}'; echo '${row('NVIDIA Example 10', { 'memory.total': '[N/A]', 'power.limit': '[Not Supported]', 'pcie.link.gen.current': '[N/A]' })}'`)
    const { gpus, gpuProbe: state } = await gather()
    expect(state).toMatchObject({ known: true, value: 'ok' })
    expect(gpus[0]).toMatchObject({ name: { value: 'NVIDIA Example 9000', source: 'nvidia-smi --query-gpu' }, memoryTotalBytes: { value: 24564 * 1024 * 1024 }, powerLimitWatts: { value: 450 }, pcieNow: { value: { generation: 4, width: 16 } } })
    expect(gpus[1]).toMatchObject({ memoryTotalBytes: { known: false, because: 'not-reported' }, powerLimitWatts: { known: false }, pcieNow: { known: false } })
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
  it.each([
    ['hangs', 'exec sleep 60', 'timed-out', 'unreadable'],
    ['hangs in a child that holds its pipes', 'sleep 60', 'timed-out', 'unreadable'],
    ['prints a gigabyte', 'head -c 1000000000 /dev/zero | tr "\\0" x', 'unreadable', 'unreadable'],
    ['returns 9', 'exit 9', 'unreadable', 'unreadable'],
  ])('an nvidia-smi that %s ends within its time, with the reason', async (_what, script, because, detail) => {
    tool('nvidia-smi', script)
    const started = process.hrtime.bigint()
    const { gpuProbe: state } = await gather()
    expect(state).toMatchObject({ known: false, because, detail })
    expect(Number(process.hrtime.bigint() - started) / 1e9).toBeLessThan(15)
  }, 30_000)
  it('an nvidia-smi that may not be run is no permission, not no GPU', async () => {
    fs.writeFileSync(path.join(folder, 'nvidia-smi'), '#!/bin/sh\n', { mode: 0o644 })
    expect((await gather()).gpuProbe).toMatchObject({ known: false, because: 'no-permission', detail: 'no-permission' })
  })
  it('slices are listed under their GPU, and memory is never added', async () => {
    tool('nvidia-smi', `case "$1" in -L) printf 'GPU 0: NVIDIA Example (UUID: GPU-1)\\n  MIG 3g.40gb Device 0: (UUID: MIG-1)\\n';; --query-gpu*) echo '${row('NVIDIA Example', { 'mig.mode.current': 'Enabled' })}';; *) exit 3;; esac`)
    const { gpus } = await gather()
    expect(gpus).toHaveLength(1)
    expect(gpus[0]).toMatchObject({ mig: { value: true }, slices: { value: [{ name: 'MIG 3g.40gb', memoryTotalBytes: null }] }, memoryTotalBytes: { value: 24564 * 1024 * 1024 } })
  })
})

it('the whole machine is probed with sources, and described in a line', async () => {
  const facts = await probeMachine({ env: process.env, dataDir: folder, signal: new AbortController().signal, at: new Date('2026-01-01') })
  expect(facts.cpu.logicalCores).toMatchObject({ known: true, at: '2026-01-01T00:00:00.000Z' })
  expect(describeMachine(facts)).toMatch(/GiB/)
})
