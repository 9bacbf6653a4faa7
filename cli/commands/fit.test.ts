import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { call as callWith } from '../testing/call'
import { fit } from './fit'

let folder: string
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-cli-fit-'))))
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

const call = (...args: string[]) => callWith(fit, { paths: { dataDir: folder, cacheDir: folder }, env: {} }, args)
const json = async (...args: string[]) => JSON.parse((await call(...args, '--json')).stdout) as Record<string, unknown> & { partsBytes: Record<string, number>; need: { gib: number }; remedies: unknown[]; models: unknown[] }

describe('groundspeed fit', () => {
  it('shows every model on a card, the answer first, in 80 columns', async () => {
    const { code, stdout } = await call('--gpu', 'RTX 3090')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^GeForce RTX 3090 \(23\.5 GiB\) runs \d+ of \d+ language models/)
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80)
    expect((await json('--gpu', 'RTX 3090')).models.length).toBeGreaterThan(70)
  })
  it('shows one model by parts that add up, what room is left, and why', async () => {
    const answer = await json('Llama 3.1 8B', '--gpu', 'RTX 3090', '--method', 'qlora')
    expect(answer).toMatchObject({ schema: { name: 'groundspeed.fit' }, verdict: 'fits', need: { kind: 'predicted' }, target: { kind: 'published' } })
    expect(Object.values(answer.partsBytes).reduce((sum, bytes) => sum + bytes, 0) / 2 ** 30).toBeCloseTo(answer.need.gib, 9)
    const { stdout } = await call('Llama 3.1 8B', '--gpu', 'RTX 3090', '--method', 'qlora', '--why')
    expect(stdout).toContain('the largest batch')
    expect(stdout).toContain('nf4 base, rank 16 on every matrix')
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80)
  })
  it('says what would let a model run that does not fit', async () => {
    expect((await json('Llama 3.1 70B', '--gpu', 'RTX 3090', '--quantization', 'q8_0')).remedies.length).toBeGreaterThan(1)
    expect((await call('Llama 3.1 70B', '--gpu', 'RTX 3090', '--quantization', 'q8_0')).stdout).toContain('What would let it run here')
  })
  it('takes a config.json, dimensions, an amount of memory, and the workload', async () => {
    const file = path.join(folder, 'config.json')
    fs.writeFileSync(file, JSON.stringify({ model_type: 'llama', hidden_size: 2048, num_hidden_layers: 16, num_attention_heads: 32, num_key_value_heads: 8, intermediate_size: 8192, vocab_size: 128256, tie_word_embeddings: true }))
    expect(await json('--config', file, '--memory', '8')).toMatchObject({ model: { name: 'llama', guessed: false }, target: { kind: 'entered', haveGiB: 8 } })
    expect(await json('--params-b', '8', '--memory', '8')).toMatchObject({ model: { name: '8B', guessed: true } })
    expect(await json('--workload', 'llama-8b-lora', '--memory', '24')).toMatchObject({ plan: { method: 'lora' }, workload: "For the workload 'Fine-tune Llama 3.1 8B with LoRA'" })
  })
  it.each([
    [['Lama 3.1 8'], 'Nearest: '],
    [['--gpu', 'RTX 9999'], 'Nearest: '],
    [['Llama 3.1 8B', '--method', 'magic'], 'inference, lora, qlora, full'],
    [['Llama 3.1 8B', '--batch', '0', '--memory', '8'], 'batch'],
    [['Llama 3.1 8B', '--batch', 'many', '--memory', '8'], "'many' is not a number"],
    [['Llama 3.1 8B', '--quantization', 'q99', '--memory', '8'], 'q99'],
    [['--params-b', '7', '--heads', '3', '--hidden-size', '100', '--memory', '8'], '3 do not divide'],
    [['Llama 3.1 8B', '--params-b', '8', '--memory', '8'], 'exclude each other'],
    [['--gpu', 'RTX 3090', '--memory', '8'], 'exclude each other'],
    [['--config', '/nowhere/config.json', '--memory', '8'], 'could not be read'],
    [['ResNet-50', '--memory', '8'], 'no dimensions'],
  ])('%j is refused with what to do', async (args, words) => {
    const { code, error } = await call(...args)
    expect(code).toBe(2)
    expect(error).toContain(words)
  })
})
