/** What flows between layers while counting: a shape. */
export type Shape = readonly number[]

export interface Work {
  /** Of one forward pass: matrix products and convolutions, a multiply-add as two. Elementwise work is not counted, as is usual. */
  readonly flops: number
  /** Forward and backward: a product is followed by one for the gradient of each of its sides. No optimizer, nothing computed again. */
  readonly trainingFlops: number
  readonly weights: number
  /** Weights that training changes. */
  readonly trained: number
  /** Elements of all layers' outputs: what training keeps for the way back. */
  readonly activations: number
  /** Kernels that a forward pass starts: one a layer, as frameworks do that neither fuse nor split them. */
  readonly kernels: number
  /** Forward and backward, where a product starts two. */
  readonly trainingKernels: number
}

/** How the layers being laid count. */
interface Scope {
  /** Times they run. */
  readonly times: number
  /** Their weights were counted where they were first used. */
  readonly tied: boolean
  /** Their weights stay as they are, and nothing before them learns: no way back. */
  readonly frozen: boolean
}

/** Adds up the work of layers as they are laid. */
export class Tally {
  private sums = { flops: 0, trainingFlops: 0, weights: 0, trained: 0, activations: 0, kernels: 0, trainingKernels: 0 }
  private scope: Scope = { times: 1, tied: false, frozen: false }

  /** A layer's output: one kernel forward, one back. */
  made(shape: Shape): Shape {
    this.sums.activations += this.scope.times * shape.reduce((product, size) => product * size, 1)
    this.started(1, 1)
    return shape
  }

  /** Kernels that leave nothing behind. */
  started(forward: number, backward: number): void {
    this.sums.kernels += this.scope.times * forward
    this.sums.trainingKernels += this.scope.times * (this.scope.frozen ? forward : forward + backward)
  }

  /** Weights that training changes. */
  learn(count: number): void {
    if (this.scope.tied) return
    this.sums.weights += count
    if (!this.scope.frozen) this.sums.trained += count
  }

  /** Weights that stay as they are. */
  hold(count: number): void {
    if (!this.scope.tied) this.sums.weights += count
  }

  /**
   * [rows, inner] x [inner, columns], whose output a layer then makes. @param gradients 2: both sides learn; 1: one is
   * fixed, as weights below an adapter
   */
  product(rows: number, inner: number, columns: number, gradients: 1 | 2 = 2): void {
    const flops = 2 * rows * inner * columns * this.scope.times
    this.sums.flops += flops
    this.sums.trainingFlops += this.scope.frozen ? flops : flops * (1 + gradients)
    this.started(0, gradients - 1)
  }

  /** Lays layers that count otherwise. */
  within<R>(change: Partial<Scope>, lay: () => R): R {
    const before = this.scope
    this.scope = { times: before.times * (change.times ?? 1), tied: before.tied || (change.tied ?? false), frozen: before.frozen || (change.frozen ?? false) }
    try {
      return lay()
    } finally {
      this.scope = before
    }
  }

  get work(): Work {
    return { ...this.sums }
  }
}
