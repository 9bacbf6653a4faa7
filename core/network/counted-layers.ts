import { type Layers } from './layers'
import { type Shape } from './tally'

/** 'same': outputs are inputs over stride, rounded up; 'valid': the window stays inside; a number: so many zeros around. */
export type Padding = 'same' | 'valid' | number

export interface Window {
  /** A side, or height and width. */
  readonly kernel: number | readonly [height: number, width: number]
  readonly stride?: number
  readonly padding?: Padding
}

export interface Filter extends Window {
  readonly out: number
  readonly bias?: boolean
  /** Distance of neighbouring taps. */
  readonly dilation?: number
}

/**
 * Further layers, of networks that are counted and not laid. Sound and text are images of height 1: [batch, 1, length,
 * channels]. What a framework does without a kernel (views, splits) is no layer.
 */
export interface CountedLayers extends Layers<Shape> {
  filter(x: Shape, filter: Filter): Shape
  /** Inputs spread over a kernel of as many taps a side: `stride` times as long. */
  transposed(x: Shape, filter: { readonly out: number; readonly kernel: number | readonly [number, number]; readonly stride: number; readonly bias: boolean }): Shape
  pool(x: Shape, window: Window): Shape
  /** Nearest neighbour or bilinear, so many times as high and wide. */
  upsample(x: Shape, times: number): Shape
  /** One after another along the last dimension: a copy. */
  concat(...xs: readonly Shape[]): Shape
  /** Any function of each element, or of elements of equal place. */
  each(x: Shape): Shape
  groupNorm(x: Shape): Shape
  /** `rows` rows of a table of `count` by `size`. */
  embedding(rows: number, table: { readonly count: number; readonly size: number }): Shape
  /** Bare weights: a bias, a token, places. */
  parameters(count: number): void
  /** softmax(q k') v of one sequence: q [rows, columns] against so many keys. */
  attend(q: Shape, options: { readonly keys: number; readonly heads: number }): Shape
  /** x times something that is no weight, summed over x's columns: [rows, columns]. */
  times(x: Shape, columns: number): Shape
  /**
   * Long short-term memory over a sequence of rows, with two biases as cuDNN has them. Products of inputs run over the
   * whole sequence at once, those of the state step by step.
   */
  lstm(x: Shape, options: { readonly hidden: number; readonly bidirectional?: boolean }): Shape
  /** So many times, over the same weights. */
  repeat<R>(times: number, lay: () => R): R
  /** Over weights that were counted before. */
  tied<R>(lay: () => R): R
  /** With weights that stay as they are, and nothing before them that learns. */
  frozen<R>(lay: () => R): R
}
