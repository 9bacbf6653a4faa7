import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalog } from '../catalog'
import { draftDefaults, draftOf, workloadFields, type Draft } from '../../core/workload/fields'
import { workloadPresets } from '../../core/workload/presets'
import { readDraft } from '../../core/workload/read-draft'
import { workloadOf } from '../../core/workload/schema'

const names = { models: catalog.models(), regions: ['aws', 'us-east-1', 'eu-west-1'] }
const read = (draft: Draft) => readDraft({ ...draftDefaults, ...draft }, names)
const errors = (draft: Draft) => {
  const answer = read(draft)
  return answer.ok ? {} : answer.errors
}

describe('a form', () => {
  it('shows every preset and reads the same back', () => {
    for (const { workload } of workloadPresets) expect(readDraft(draftOf(workload), names)).toEqual({ ok: true, workload })
  })
  it('shows every field of a workload that uses all of them', () => {
    const workload = workloadOf({
      name: 'All of it',
      work: { kind: 'counted', title: 'mine', unit: 'rows', flops: 1.5e9, bytes: 2e6, launches: 0.5, precision: 'fp32' },
      amount: { per: 'epochs', perWeek: 2.5, unitsPerEpoch: 1000 },
      ownUnitsPerSecond: 12.5, dataGB: 3, needsMemoryGiB: 24, deadlineHours: 10,
      wishes: { dataMayLeave: false, offline: true, regions: ['aws', 'eu-west-1'], spot: 'never' },
    })
    expect(readDraft(draftOf(workload), names)).toEqual({ ok: true, workload })
  })
  it('stands on defaults that are a workload', () => {
    expect(read({})).toMatchObject({ ok: true, workload: { work: { kind: 'network', network: 'resnet50' }, amount: { per: 'hours', perWeek: 20 } } })
  })
})

describe('what is wrong', () => {
  it('with a name is said beside its field, with the nearest three', () => {
    expect(errors({ network: 'resnet5' })).toEqual({ network: "There is no network 'resnet5'; nearest: resnet50, resnet152, resnet101" })
    expect(errors({ kind: 'serve', model: 'Lama 3.1 9B' })['model']).toMatch(/^There is no model 'Lama 3.1 9B'; nearest: .*,.*,/)
    expect(errors({ kind: 'serve', quantization: 'q4_k_x' })['quantization']).toMatch(/nearest: .*q4_k_m/)
    expect(errors({ regions: 'aws, us-east-9' })).toEqual({ regions: "No instance is in 'us-east-9'; nearest: us-east-1" })
  })
  it('with a number is said in its own range', () => {
    expect(errors({ perWeek: 'many' })).toEqual({ perWeek: 'Enter a number' })
    expect(errors({ perWeek: '200' })).toEqual({ perWeek: 'At most 168' })
    expect(errors({ perWeek: '-1' })).toEqual({ perWeek: 'At least 0' })
    expect(errors({ perWeek: '' })).toEqual({ perWeek: 'Enter a number' })
    expect(errors({ kind: 'fine-tune', batch: '1.5' })).toEqual({ batch: 'A whole number, please' })
    expect(errors({ ownUnitsPerSecond: '0' })).toEqual({ ownUnitsPerSecond: 'More than 0' })
    for (const typed of ['Infinity', 'NaN', '1e999', '0x10', '1,5,0', '--1']) expect(errors({ perWeek: typed })['perWeek'], typed).toMatch(/\w/)
  })
  it('is said of all fields at once, and of none that does not apply', () => {
    expect(Object.keys(errors({ name: ' ', network: 'x', perWeek: '', batch: 'nonsense' }))).toEqual(['name', 'network', 'perWeek'])
  })
  it('a thousands mark is none of it', () => {
    expect(read({ per: 'units', perWeek: '20,000,000' })).toMatchObject({ ok: true, workload: { amount: { perWeek: 20_000_000 } } })
  })
})

it('any typing is a workload or has a reason beside a field, and never breaks', () => {
  const keys = workloadFields.map(({ key }) => key)
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...keys), fc.oneof(fc.string(), fc.double().map(String), fc.constantFrom('serve', 'counted', 'epochs', 'true'))), (typed) => {
      const answer = read(typed)
      if (!answer.ok) expect(Object.values(answer.errors).every((each) => each.length > 0) && Object.keys(answer.errors).length > 0).toBe(true)
    }),
  )
})
