import { defineBenchmark, type BenchmarkDefinition, type Params } from '../../core/benchmark/definition'

const flops = ({ n = 0, depth = 0 }: Params) => 2 * n ** 2 * depth
const bytes = ({ n = 0, depth = 0 }: Params) => 4 * (n ** 2 + 2 * n * depth)

/** One point of the sweep: about depth / 2 FLOP a byte while the depth is small beside n. */
const point = (depth: number): BenchmarkDefinition =>
  defineBenchmark({
    id: `roofline-${depth}`,
    title: `Roofline, ${Number((flops({ n: 4096, depth }) / bytes({ n: 4096, depth })).toPrecision(2))} FLOP a byte`,
    meaning: 'A point of the roofline that this machine really has: where memory stops being the limit and arithmetic begins.',
    unit: 'FLOP/s',
    better: 'higher',
    resource: 'compute',
    precision: 'fp32',
    params: { n: 4096, depth },
    gpuParams: [{ n: 16384, depth }, { n: 8192, depth }],
    engines: ['tensorflow'],
    work: flops,
    flops,
    bytes,
    memoryBytes: (params) => 3 * bytes(params),
    seconds: { quick: null, standard: null, publish: 6 },
    kernel: async () => ({ kernel: (await import('../op/kernel')).opKernel((await import('./plan')).outerPlan) }),
  })

/** From memory's side of the ridge to arithmetic's: mixbench's sweep in products of growing depth. */
export const rooflineSweep: readonly BenchmarkDefinition[] = [1, 4, 16, 64].map(point)
