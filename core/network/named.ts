import { alexnet } from './architectures/alexnet'
import { bertSquad } from './architectures/bert'
import { ddpm } from './architectures/ddpm'
import { gnmt } from './architectures/gnmt'
import { inception3 } from './architectures/inception3'
import { inception4 } from './architectures/inception4'
import { maskRcnn } from './architectures/mask-rcnn'
import { neuMf } from './architectures/ncf'
import { ssd300 } from './architectures/ssd'
import { tacotron2 } from './architectures/tacotron2'
import { transformerXl, transformerXlSizes } from './architectures/transformer-xl'
import { unet } from './architectures/unet'
import { vgg16 } from './architectures/vgg'
import { vitB16 } from './architectures/vit'
import { audioSamples, waveglow } from './architectures/waveglow'
import { countWork, type Work } from './count'
import { type CountedLayers } from './counted-layers'
import { resnet, type ResnetDepth } from './resnet'

export interface NamedNetwork {
  readonly id: string
  /** What is counted: one sample of training, with its shapes. */
  readonly sample: string
  /** What speeds count, and how many a sample has. */
  readonly unit: string
  readonly units: number
  readonly lay: (layers: CountedLayers) => unknown
}

const network = (id: string, sample: string, lay: NamedNetwork['lay'], unit = 'image', units = 1): NamedNetwork => ({ id, sample, unit, units, lay })

const pixels = (size: number) => `an image of ${size} x ${size} x 3`
const residual = (depth: ResnetDepth) => network(`resnet${depth}`, pixels(224), (layers) => resnet(layers, [1, 224, 224, 3], { depth, classes: 1000 }))
const answered = (size: 'base' | 'large') => network(`bert-${size}`, 'a question and text of 384 tokens (SQuAD)', (layers) => bertSquad(layers, size, 384), 'sequence')
const remembered = (size: 'base' | 'large') => {
  const { segment } = transformerXlSizes[size]
  return network(`transformer-xl-${size}`, `a segment of ${segment} tokens that remembers ${segment} more (WikiText-103)`, (layers) => transformerXl(layers, size), 'token', segment)
}
/** Tokens on either side; work goes with them but for the attention, which is a thousandth of it. */
const [source, target] = [32, 32]
/** LJ Speech: 13,100 utterances of 6.57 s and 100 characters on average; a frame is 256 samples at 22,050 Hz. */
const [text, frames] = [100, 566]
const second = Math.floor(22_050 / 256)
/**
 * Mask R-CNN's head sees 512 sampled regions in training; up to a quarter of them have an object and get a mask, here as
 * many as published counts have.
 */
const detection = { height: 800, width: 1280, regions: 512, masks: 100 }

/** The workloads that the program knows by name, one line each. */
export const namedNetworks: readonly NamedNetwork[] = [
  residual(50),
  residual(101),
  residual(152),
  network('inception3', pixels(299), (layers) => inception3(layers)),
  network('inception4', pixels(299), (layers) => inception4(layers)),
  network('vgg16', pixels(224), (layers) => vgg16(layers)),
  network('alexnet', pixels(224), (layers) => alexnet(layers)),
  network('ssd', `${pixels(300)} (COCO, ResNet-50 backbone)`, (layers) => ssd300(layers)),
  network('maskrcnn', 'an image of 1280 x 800 x 3, 512 regions, 100 masks (COCO, ResNet-50 FPN)', (layers) => maskRcnn(layers, detection)),
  answered('base'),
  answered('large'),
  network('gnmt', `a pair of sentences of ${source} and ${target} tokens (WMT16)`, (layers) => gnmt(layers, source, target), 'token', source + target),
  remembered('base'),
  remembered('large'),
  network('tacotron2', `an utterance of ${text} characters and ${frames} mel frames (LJ Speech)`, (layers) => tacotron2(layers, text, frames), 'mel frame', frames),
  network('waveglow', `a second of audio: ${second} mel frames, ${audioSamples(second)} samples, 256 channels`, (layers) => waveglow(layers, second), 'audio sample', audioSamples(second)),
  network('ncf', 'a user and an item (MovieLens 20M)', neuMf, 'sample'),
  network('vit', `${pixels(224)}, 197 tokens (B/16)`, (layers) => vitB16(layers)),
  network('unet', `${pixels(256)}, padded to keep its size`, (layers) => unet(layers, [256, 256])),
  network('ddpm', `${pixels(32)} at one step of the noise (CIFAR-10)`, (layers) => ddpm(layers, 'cifar10')),
]

const counted = new Map<string, Work>()

/** @throws Error for a name that is not in the list */
export function findNetwork(id: string): NamedNetwork {
  const found = namedNetworks.find((each) => each.id === id)
  if (!found) throw new Error(`no network is named ${id}`)
  return found
}

/** What one sample of a named network takes. @throws Error for a name that is not in the list */
export function workOfNetwork(id: string): Work {
  const known = counted.get(id)
  if (known) return known
  const work = countWork(findNetwork(id).lay)
  counted.set(id, work)
  return work
}
