const gibibyte = 2 ** 30
/** What the rules look at, as far as a machine without a GPU has it. */
const looked = ['matmul-fp32', 'matmul-bf16', 'triad', 'op-overhead', 'llm-decode', 'image-decode', 'disk-read', 'disk-reread', 'disk-random-read']

/** MobileNetV3 small on pictures as large as ImageNet's: 56 million multiply-adds (Howard et al. 2019), 1.4 million outputs written and read. A small set stays in memory, a large one does not. */
const label = (sizeGB) => ({ name: 'Label photographs', work: { kind: 'counted', title: 'run MobileNetV3 small', unit: 'images', flops: 1.12e8, bytes: 1.12e7, launches: 2, precision: 'fp32' }, amount: { per: 'epochs', perWeek: 5, unitsPerEpoch: Math.round((sizeGB * 1e9) / 115_000) }, dataGB: sizeGB })
const chat = { name: 'Answer with Llama 3.1 8B', work: { kind: 'serve', model: 'Llama 3.1 8B' }, amount: { per: 'hours', perWeek: 40 } }
/** Every weight in 16 bits is read for each token: one operation a byte, where this machine does four. */
const write = { name: 'Write with Llama 3.2 3B in 16 bits', work: { kind: 'serve', model: 'Llama 3.2 3B', quantization: 'F16' }, amount: { per: 'hours', perWeek: 40 } }
/** Ten thousand weights a layer and a kernel for each of them: reinforcement learning of a toy, one state at a time. */
const tiny = { name: 'A tiny network, one sample at a time', work: { kind: 'counted', title: 'train a tiny network', unit: 'samples', flops: 2e6, bytes: 1e6, launches: 60, precision: 'fp32' }, amount: { per: 'hours', perWeek: 10 }, dataGB: 0.1 }
const median = (values) => [...values].sort((x, y) => x - y)[Math.floor((values.length - 1) / 2)]
/** A benchmark's rate in a run: the median of its launches' medians. */
function rateOf(run, id) {
  const { work, outcome } = run.benchmarks.find((each) => each.id === id)
  return median(outcome.launches.map(({ samples, iterations }) => (work * iterations) / median(samples)))
}
/** Message passing over graphs whose arithmetic takes this machine, as it was recorded, as long as their traffic. */
const even = (run) => ({ name: 'A graph network', work: { kind: 'counted', title: 'train a graph network', unit: 'graphs', flops: Math.round(0.1 * rateOf(run, 'matmul-fp32')), bytes: Math.round(0.1 * rateOf(run, 'triad')), launches: 4, precision: 'fp32' }, amount: { per: 'hours', perWeek: 10 }, dataGB: 2 })

/**
 * Machines with a known bottleneck, made by really holding one back. Each is recorded by the program itself while the limit
 * is in force: `all` holds for the whole run, `only` for one benchmark's process while that is measured.
 */
export const cases = [
  { id: 'slow-disk', expected: 'disk', workload: label(150), only: looked, limit: { all: { read: { bytesPerSecond: 2_000_000 } } }, how: 'reads of the disk limited to 2 MB/s by a control group (blkio.throttle.read_bps_device, io.max)' },
  { id: 'few-workers', expected: 'cpu-data-path', workload: label(5), only: looked, limit: { benchmark: { id: 'image-decode', cpuShare: 0.025 } }, how: "the loader's process held to 2.5 % of one core by a control group (cpu.cfs_quota_us, cpu.max) while it decodes, the rest of the machine as it is" },
  { id: 'small-ram', expected: 'ram', workload: chat, only: looked, limit: { all: { memoryBytes: 3 * gibibyte } }, how: 'memory of the whole run limited to 3 GiB by a control group (memory.limit_in_bytes, memory.max)' },
  { id: 'bandwidth-bound', expected: 'memory-bandwidth', workload: write, only: looked, limit: {}, how: 'nothing held back: work that reads every weight for each token' },
  { id: 'overhead-bound', expected: 'overhead', workload: tiny, only: looked, limit: {}, how: 'nothing held back: work of many operations that do little' },
  { id: 'balanced', expected: null, workload: even, only: looked, limit: {}, how: "nothing held back: work at the ridge of this machine's roofline" },
]
