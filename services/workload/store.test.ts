import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseWorkload, printWorkload } from '../../core/workload/parse'
import { defaultWorkload, workloadPresets } from '../../core/workload/presets'
import { workloadOf } from '../../core/workload/schema'
import { catalog } from '../catalog'
import { type Paths } from '../paths'
import { currentWorkload, findWorkloadFor, listWorkloads, removeWorkload, saveWorkload, useWorkload } from './store'

let paths: Paths
const now = new Date('2026-11-25T10:00:00Z')
beforeEach(() => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-workload-'))
  paths = { dataDir, cacheDir: dataDir }
})
afterEach(() => fs.rmSync(paths.dataDir, { recursive: true, force: true }))

const own = workloadOf({ name: 'My LoRA', work: { kind: 'fine-tune', model: 'Llama 3.1 8B', method: 'lora' }, amount: { per: 'units', perWeek: 5e6 } })

describe('the workload that every answer is for', () => {
  it('is the first preset until somebody chooses one, and then that one', () => {
    expect(currentWorkload(paths, now)).toEqual({ workload: defaultWorkload, chosen: false, notice: null })
    useWorkload(paths, own)
    expect(currentWorkload(paths, now)).toEqual({ workload: own, chosen: true, notice: null })
    expect(findWorkloadFor(paths, undefined, now)).toEqual(own)
  })
  it('survives a damaged file: it is set aside, said, and the preset holds', () => {
    fs.writeFileSync(path.join(paths.dataDir, 'workload.json'), '{"schema":')
    const { workload, notice } = currentWorkload(paths, now)
    expect(workload).toEqual(defaultWorkload)
    expect(notice).toMatch(/set aside as workload/)
    expect(currentWorkload(paths, now).notice).toBeNull()
  })
  it('is found by preset, by saved name, by file, and else refused with names', () => {
    expect(findWorkloadFor(paths, 'llama-8b-qlora', now).name).toBe('Fine-tune Llama 3.1 8B with QLoRA')
    expect(saveWorkload(paths, own)).toBe('my-lora')
    expect(findWorkloadFor(paths, 'my-lora', now)).toEqual(own)
    expect(findWorkloadFor(paths, 'My LoRA', now)).toEqual(own)
    const file = path.join(paths.dataDir, 'x.json')
    fs.writeFileSync(file, printWorkload(own))
    expect(findWorkloadFor(paths, file, now)).toEqual(own)
    expect(() => findWorkloadFor(paths, 'resnet5', now)).toThrow(/no workload 'resnet5'/)
    expect(() => findWorkloadFor(paths, paths.dataDir, now)).toThrow(/cannot be read/)
  })
  it('is listed with the saved ones, a damaged one as damaged, and removed', () => {
    saveWorkload(paths, own)
    fs.writeFileSync(path.join(paths.dataDir, 'workloads', 'broken.workload.json'), 'x')
    expect(listWorkloads(paths).filter(({ origin }) => origin === 'saved').map(({ id, workload }) => [id, workload?.name ?? null])).toEqual([['broken', null], ['my-lora', 'My LoRA']])
    expect(() => findWorkloadFor(paths, 'broken', now)).toThrow(/damaged/)
    expect(removeWorkload(paths, 'my-lora')).toEqual(own)
    expect(() => removeWorkload(paths, 'my-lora')).toThrow(/No workload/)
    expect(() => removeWorkload(paths, 'resnet50')).toThrow(/No workload/)
  })
})

describe('a workload file', () => {
  const parse = (text: string) => parseWorkload(text, 'w.json', catalog.models())
  it('reads back as it was printed, for every preset', () => {
    for (const { workload } of workloadPresets) expect(parse(printWorkload(workload))).toEqual(workload)
  })
  it('names what is wrong: field, network, model, quantisation, version', () => {
    const broken = (change: object) => JSON.stringify({ ...own, ...change })
    expect(() => parse(broken({ work: { kind: 'fine-tune', model: 'Llama 3.1 8B', batch: 0 } }))).toThrow(/work\.batch/)
    expect(() => parse(broken({ work: { kind: 'network', network: 'resnet51' } }))).toThrow(/no network 'resnet51'/)
    expect(() => parse(broken({ work: { kind: 'fine-tune', model: 'Llama 9' } }))).toThrow(/no model 'Llama 9'/)
    expect(() => parse(broken({ work: { kind: 'serve', model: 'Llama 3.1 8B', quantization: 'Q99' } }))).toThrow(/quantisation 'Q99'/)
    expect(() => parse(broken({ schema: { name: 'groundspeed.workload', major: 2, minor: 0 } }))).toThrow(/newer version/)
  })
  it('is refused, never read in part, whatever the bytes', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => void expect(() => parse(text)).toThrow(/is no workload|newer version/)))
  })
})
