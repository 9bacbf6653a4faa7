import path from 'node:path'
import { root } from '../setup/step.mjs'
import { compiled, fio, lastJson, output, torchPython } from './tools.mjs'

/**
 * The sceptic's tool for each benchmark: one line each. `goal` is the least ratio ours / theirs (for a time theirs /
 * ours); `needs` names a processor feature without which the row is no reference. A row without a goal is shown to be
 * explained. A tool that sweeps as we do gives `id@count` for its steps beside `id` for all.
 * @typedef {{ id: string, tool: 'torch' | 'stream' | 'chase' | 'fio' | 'copies' | 'loaders', goal: number | null, needs?: string[], note: string, job?: string[] }} Reference
 * @type {Reference[]}
 */
export const references = [
  { id: 'matmul-fp32', tool: 'torch', goal: 0.95, note: 'torch.mm' },
  { id: 'matmul-bf16', tool: 'torch', goal: 0.85, needs: ['AVX512-BF16', 'AMX-BF16', 'BF16', 'SVE-BF16'], note: 'torch.mm' },
  { id: 'matmul-fp64', tool: 'torch', goal: null, note: 'torch.mm' },
  { id: 'matmul-tall', tool: 'torch', goal: null, note: 'torch.mm' },
  { id: 'conv2d', tool: 'torch', goal: 0.85, note: 'nn.Conv2d, the faster of contiguous and channels-last' },
  { id: 'attention', tool: 'torch', goal: null, note: 'the math form, three operations' },
  { id: 'llm-prefill', tool: 'torch', goal: null, note: 'two products' },
  { id: 'llm-decode', tool: 'torch', goal: null, note: 'two products with one row' },
  { id: 'resnet50-train', tool: 'torch', goal: 0.8, note: 'forward, backward, SGD; the faster of contiguous and channels-last' },
  { id: 'resnet50-inference', tool: 'torch', goal: 0.8, note: 'eval, inference mode; the faster of contiguous and channels-last' },
  { id: 'encoder-train', tool: 'torch', goal: 0.8, note: 'nn.Linear, fused attention, LayerNorm; forward, backward, SGD' },
  { id: 'encoder-inference', tool: 'torch', goal: null, note: 'the same, eval, inference mode' },
  { id: 'decoder-train', tool: 'torch', goal: 0.8, note: 'pre-norm, causal fused attention; forward, backward, SGD' },
  { id: 'triad', tool: 'stream', goal: 0.95, note: 'STREAM triad, three words counted in both' },
  { id: 'memory-latency', tool: 'chase', goal: 0.9, note: 'the same walk in C' },
  { id: 'disk-read', tool: 'fio', goal: 0.95, job: ['--rw=read', '--bs=4M', '--direct=1'], note: 'fio --rw=read --bs=4M --direct=1 --ioengine=psync' },
  { id: 'disk-random-read', tool: 'fio', goal: 0.9, job: ['--rw=randread', '--bs=4k', '--direct=1'], note: 'fio --rw=randread --bs=4k --direct=1 --ioengine=psync' },
  { id: 'disk-write', tool: 'fio', goal: null, job: ['--rw=write', '--bs=4M', '--direct=1', '--end_fsync=1'], note: 'fio --rw=write --bs=4M --direct=1 --end_fsync=1' },
  { id: 'disk-random-write', tool: 'fio', goal: null, job: ['--rw=randwrite', '--bs=4k', '--direct=1', '--end_fsync=1'], note: 'fio --rw=randwrite --bs=4k --direct=1 --end_fsync=1' },
  { id: 'disk-sync', tool: 'fio', goal: null, job: ['--rw=write', '--bs=4k', '--fsync=1', '--size=16M'], note: 'fio --rw=write --bs=4k --fsync=1' },
  { id: 'scaling-compute', tool: 'copies', goal: null, note: 'torch.mm with one thread, in as many Python processes behind a barrier' },
  { id: 'scaling-memory', tool: 'copies', goal: null, note: "STREAM's triad in place with one thread, in as many processes behind a barrier (C)" },
  { id: 'image-decode', tool: 'loaders', goal: null, note: 'Pillow in as many Python processes: decode, resize bilinear with antialiasing, which ours has not' },
]

/** How each tool is asked, in our units. Each takes the records of our run and gives values by id. */
export const tools = {
  torch: {
    async measure(records) {
      const asked = Object.fromEntries(records.map(({ id, params }) => [id, params]))
      // On the device that ours ran on, with TF32 where ours had it.
      const launches = records.flatMap(({ outcome }) => outcome.launches)
      const where = launches.some(({ device }) => device.startsWith('GPU')) ? ['cuda', launches.some(({ computedAs }) => computedAs === 'tf32') ? 'tf32' : 'fp32'] : []
      return lastJson(await output(await torchPython(), [path.join(root, 'build', 'bench', 'torch_reference.py'), JSON.stringify(asked), ...where])).values
    },
  },
  stream: {
    async measure() {
      return { triad: lastJson(await output(await compiled('stream'), [])).triad.median * 1e9 }
    },
  },
  chase: {
    async measure([{ params }]) {
      return { 'memory-latency': lastJson(await output(await compiled('chase'), [String(params.bytes)])).seconds }
    },
  },
  fio: {
    async measure(records, folder) {
      const values = {}
      for (const { id, unit } of records) {
        const { job } = references.find((each) => each.id === id)
        const seen = await fio(folder, job)
        const side = seen && (job.includes('--rw=read') || job.includes('--rw=randread') ? seen.read : seen.write)
        values[id] = side ? (unit === 'op/s' ? side.iops : side.bw_bytes) : null
      }
      return values
    },
  },
  copies: {
    async measure(records) {
      const values = {}
      for (const { id, params } of records) {
        if (id === 'scaling-memory') Object.assign(values, steps(id, params.processes, lastJson(await output(await compiled('copies'), [params.processes, params.words].map(String)))))
        else Object.assign(values, steps(id, params.processes, await python('copies_reference.py', ['product', params.n, params.processes])))
      }
      return values
    },
  },
  loaders: {
    async measure([{ id, params }]) {
      const { width, height, size, quality, workers } = params
      return steps(id, workers, await python('copies_reference.py', ['images', width, height, size, quality, workers]))
    },
  },
}

const python = async (file, args) => lastJson(await output(await torchPython(), [path.join(root, 'build', 'bench', file), ...args.map(String)]))

/** Rates by number, under the names that a row looks for. */
const steps = (id, most, rates) => Object.fromEntries(Object.entries(rates).map(([count, rate]) => [Number(count) === most ? id : `${id}@${count}`, rate]))
