import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readToolText } from './probe-text'

const folder = path.resolve(__dirname, '../../../fixtures/tools')
interface Sample {
  readonly file: string
  readonly tool: string
  readonly expected: { status: string; cause?: string | null; count?: number; gpus?: object[]; cpu?: object | null }
}
const { samples } = JSON.parse(fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as { samples: Sample[] }

describe('layouts of other drivers, systems and languages', () => {
  it.each(samples.map((sample) => [sample.file, sample] as const))('%s', (file, { tool, expected }) => {
    const answer = readToolText(tool, fs.readFileSync(path.join(folder, file), 'utf8'))!
    expect(answer.status).toBe(expected.status)
    if (expected.cause !== undefined) expect(answer.cause).toBe(expected.cause)
    expect(answer.gpus).toHaveLength(expected.count ?? expected.gpus?.length ?? 0)
    expected.gpus?.forEach((gpu, i) => expect(answer.gpus[i]).toMatchObject(gpu))
    if (expected.cpu === null) expect(answer.cpu).toBeNull()
    else if (expected.cpu) expect(answer.cpu).toMatchObject(expected.cpu)
  })
})
