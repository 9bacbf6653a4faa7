import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePriceFile } from '../core/catalog/own/parse-file'
import { cloudInstances, gpus } from '.'
import shippedRows from './data/cloud-instances.json'
import gpuRows from './data/gpus.json'

const world = { instances: cloudInstances(), gpus: gpus(), now: new Date('2026-11-25T12:00:00Z'), from: 'prices.csv', asOf: null }
const parse = (text: string, more: Partial<typeof world> = {}) => parsePriceFile(text, { ...world, ...more })
const problems = (text: string) => {
  const file = parse(text)
  return file.ok ? [] : file.problems.map(({ line, what }) => `${line}: ${what}`)
}
const head = 'provider,instanceType,region,gpu,gpuCount,onDemandUsdPerHour,spotUsdPerHour,asOf'

describe('a price file in CSV', () => {
  it('gives its rows, with the GPU by any name, and what the catalog knows of the machine', () => {
    const file = parse(`${head}\nown,box-4090,rack 1,RTX 4090,2,0.80,,2026-11-20\r\naws,p4d.24xlarge,us-east-1,,,20.5,9,2026-11\n`)
    expect(file).toMatchObject({
      ok: true,
      same: 0,
      entries: [
        { kind: 'instance', id: 'instance own:box-4090:rack 1', row: { gpuId: 'rtx-4090', gpuCount: 2, onDemandUsdPerHour: 0.8, spotUsdPerHour: null, source: 'imported from prices.csv' } },
        { row: { id: 'aws:p4d.24xlarge:us-east-1', gpuId: 'a100-sxm4-40gb', gpuCount: 8, onDemandUsdPerHour: 20.5, asOf: '2026-11' } },
      ],
    })
  })
  it('may have semicolons or tabs, quotes, a byte order mark, and columns named as people name them', () => {
    const file = parse('\uFEFFProvider;Instance;Region;GPU;gpu_count;On Demand;date;note\n"own";box;here;A100 80GB;1;3.5;2026-11-20;"says ""fast""; two\nlines"\n')
    expect(file).toMatchObject({ ok: true, entries: [{ row: { gpuId: 'a100-sxm4-80gb', onDemandUsdPerHour: 3.5, note: 'says "fast"; two\nlines' } }] })
    expect(parse('provider\tinstanceType\tregion\tonDemandUsdPerHour\tasOf\na\tb\tc\t1\t2026').ok).toBe(true)
  })
  it('with bad rows says each by its line, and gives none', () => {
    const rows = ['own,a,r,RTX 5095,1,1,,2026-11-20', 'own,ok,r,RTX 4090,1,1,,2026-11-20', 'own,b,r,,,"1,20",,2026-11-20', 'own,c,r,,,-1,,2026-11-20', 'own,d,r,,,1,,yesterday', 'own,e,r,,,1,,2027-11-20', 'own,f,r,,,1,2,2026-11-20', 'own,g,r,,,,,2026-11-20', 'own,ok,r,,,1,,2026-11-20', 'own,h,r,,,1,,2026-11-20,extra', ',i,r,,,1,,2026-11-20', 'own,j,r,,,1,,']
    const said = problems(`${head}\n${rows.join('\n')}\n`)
    const expected = [/^2: there is no GPU 'RTX 5095'; nearest: GeForce RTX 5090/, /^4: onDemandUsdPerHour "1,20"/, /^5: onDemandUsdPerHour -1/, /^6: asOf "yesterday": not a date/, /^7: asOf 2027-11-20 has not come yet/, /^8: spot \$2 is above on demand \$1/, /^9: no price at all/, /^10: the same as on line 3/, /^11: it has 9 cells/, /^12: provider/, /^13: asOf is missing/]
    expect(said).toHaveLength(expected.length)
    expected.forEach((pattern, i) => expect(said[i]).toMatch(pattern))
  })
  it('says which column there is not, and which is missing', () => {
    expect(problems('provider,instanceType,region,onDemandUsdPerHuor\na,b,c,1')).toEqual(["1: there is no column 'onDemandUsdPerHuor'; nearest: onDemandUsdPerHour"])
    expect(problems('provider,price\na,1')[1]).toMatch(/no column instanceType/)
    expect(problems('')).toEqual(['1: the file is empty'])
    expect(problems(head)).toEqual(['1: there is no row in it'])
    expect(problems(`${head}\n"own,x`)).toEqual(['2: a quote does not end'])
  })
  it('takes the date that is given for rows without one', () => expect(parse('provider,instanceType,region,onDemandUsdPerHour\na,b,c,1', { asOf: '2026-11-01' } as never)).toMatchObject({ ok: true, entries: [{ row: { asOf: '2026-11-01' } }] }))
})

describe('a price file in JSON', () => {
  it('in the shape of the catalog gives what differs from it', () => {
    const rows = shippedRows.map((each) => (each.id === 'aws:g5.xlarge:us-east-1' ? { ...each, onDemandUsdPerHour: 0.9, asOf: '2026-11-20' } : each))
    expect(parse(JSON.stringify(rows))).toMatchObject({ ok: true, same: rows.length - 1, entries: [{ id: 'instance aws:g5.xlarge:us-east-1', row: { onDemandUsdPerHour: 0.9, source: expect.stringContaining('karpenter') } }] })
  })
  it('may hold lists by name: instances, GPUs, components', () => {
    const gpu = { ...gpuRows[0]!, id: 'rtx-9999', name: 'GeForce RTX 9999', aliases: [] }
    const ssd = { id: 'own-ssd', kind: 'nvme-ssd', asOf: '2026-11', priceUsdMedian: 90 }
    const file = parse(JSON.stringify({ gpus: [gpu], components: [ssd], instances: [{ provider: 'own', instanceType: 'x', region: 'y', onDemandUsdPerHour: 1, asOf: '2026-11' }] }))
    expect(file.ok && file.entries.map(({ id }) => id)).toEqual(['gpu rtx-9999', 'component own-ssd', 'instance own:x:y'])
  })
  it('refuses a GPU under the name of another', () => expect(problems(JSON.stringify([{ ...gpuRows[0]!, id: 'rtx-9999', name: 'RTX 3090', aliases: [] }]))[0]).toMatch(/'RTX 3090' is the name of rtx-3090/))
  it('says each bad row by the line on which it starts', () => {
    const text = '[\n  {"provider": "own", "instanceType": "x", "region": "r", "onDemandUsdPerHour": 1, "asOf": "2026-11"},\n  {"provider": "own",\n   "instanceType": "y [{", "region": "r", "onDemandUsdPerHour": "1", "asOf": "2026-11"},\n  7,\n  {"provider": "own", "instanceType": "z", "region": "r", "onDemandUsdPerHour": 1, "asOf": "2026-11", "prize": 2}\n]'
    expect(problems(text)).toEqual([expect.stringMatching(/^3: onDemandUsdPerHour "1"/), expect.stringMatching(/^3: it is no row/), expect.stringMatching(/^6: there is no field 'prize'/)])
  })
  it.each(['{', '[', '[]', '{}', '[[[[[[[[[[[[[[1]]]]]]]]]]]]]]', '{"__proto__":[1]}', '[null]', '[{"a":1}]', '{"a":1,"a":2}'])('that is none is refused: %s', (text) => expect(parse(text).ok).toBe(false))
})

it('any text at all is answered, and what is taken is a row of the catalog', () => {
  const cell = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', '1', '-1', '1e999', 'NaN', 'aws', 'p4d.24xlarge', '2026-11-20', '"', ',', '\n', '__proto__'))
  const table = fc.array(fc.array(cell, { maxLength: 9 }).map((cells) => cells.join(',')), { maxLength: 6 }).map((lines) => `${head}\n${lines.join('\n')}`)
  fc.assert(
    fc.property(fc.oneof(table, fc.string({ maxLength: 200 }), fc.json({ maxDepth: 4 })), (text) => {
      const file = parse(text)
      if (!file.ok) expect(file.problems.length).toBeGreaterThan(0)
      else for (const entry of file.entries) expect(entry.kind === 'instance' ? entry.row.onDemandUsdPerHour !== null || entry.row.spotUsdPerHour !== null : true).toBe(true)
    }),
    { numRuns: 300 },
  )
}, 30_000)
