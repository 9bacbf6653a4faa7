import { bertSquad } from './architectures/bert'
import { ddpm } from './architectures/ddpm'
import { maskRcnn } from './architectures/mask-rcnn'
import { unet } from './architectures/unet'
import { type CountedLayers } from './counted-layers'
import { byHand } from './by-hand'

/** What others say a network takes, read 2026-11-25. */
export interface PublishedCounts {
  readonly id: string
  readonly weights: number
  readonly weightsSource: string
  /** Of one forward pass; sources that count a multiply-add as one operation are doubled here. */
  readonly flops: number
  readonly flopsSource: string
  /** The network as the source of the FLOPs has it, where that is not the named sample. */
  readonly lay?: (layers: CountedLayers) => unknown
}

const published = (id: string, [weights, weightsSource]: readonly [number, string], [flops, flopsSource]: readonly [number, string], lay?: PublishedCounts['lay']): PublishedCounts => ({ id, weights, weightsSource, flops, flopsSource, ...(lay ? { lay } : {}) })

/** Multiply-adds, thousand millions. */
const gmac = (value: number): number => 2e9 * value
const torchvision = 'torchvision, model weights table'
const openModelZoo = (model: string): string => `Open Model Zoo, ${model}`
const releasedDdpm = 'Ho et al. 2020, released weights as counted in code of Luhman and Luhman 2021'
const deepCache = 'DeepCache (Ma et al. 2023), table of DDPMs'
/** No one publishes FLOPs: they are added up from shapes that are, without the layers' code. */
const hand = (id: keyof typeof byHand): readonly [number, string] => [gmac(byHand[id]() / 1e9), 'no published count; multiply-adds added up by hand (core/network/by-hand.ts)']

/** By name, in the order of the list of named networks. */
export const publishedCounts: readonly PublishedCounts[] = [
  published('resnet50', [25_557_032, torchvision], [gmac(4.089), torchvision]),
  published('resnet101', [44_549_160, torchvision], [gmac(7.801), torchvision]),
  published('resnet152', [60_192_808, torchvision], [gmac(11.514), torchvision]),
  published('inception3', [27_161_264, torchvision], [gmac(5.713), torchvision]),
  published('inception4', [42.7e6, 'timm, model card of inception_v4.tf_in1k'], [24.584e9, openModelZoo('googlenet-v4-tf')]),
  published('vgg16', [138_357_544, torchvision], [gmac(15.47), torchvision]),
  published('alexnet', [61_100_840, torchvision], [gmac(0.714), torchvision]),
  published('ssd', [22_894_902, 'yannqi/SSD-for-pytorch (NVIDIA DeepLearningExamples\' model), README'], [gmac(20.213), 'the same README']),
  published('maskrcnn', [44_401_393, torchvision], [gmac(260), 'LocalMamba (Huang et al. 2024), table 3, counted as MMDetection does: 1280 x 800, 1000 regions, 100 masks'], (layers) => maskRcnn(layers, { height: 800, width: 1280, regions: 1000, masks: 100 })),
  published('bert-base', [110e6, 'Devlin et al. 2018, section 3'], [22.5e9, 'TinyBERT (Jiao et al. 2019), table 1: 128 tokens'], (layers) => bertSquad(layers, 'base', 128)),
  published('bert-large', [333.96e6, openModelZoo('bert-large-uncased-whole-word-masking-squad-0001')], [246.93e9, openModelZoo('bert-large-uncased-whole-word-masking-squad-0001')]),
  published('gnmt', [160_671_297, 'NVIDIA apex, tests of the distributed optimizer (shape of every weight)'], hand('gnmt')),
  published('transformer-xl-base', [192e6, 'CGX (Markov et al. 2022), README'], hand('transformer-xl-base')),
  published('transformer-xl-large', [1.14e9 / 4, 'transfo-xl-wt103 on Hugging Face, the authors\' weights: 1.14 GB of fp32 (their paper says 257 million)'], hand('transformer-xl-large')),
  published('tacotron2', [28.2e6, 'Grad-TTS (Popov et al. 2021), table of model sizes'], hand('tacotron2')),
  published('waveglow', [87.88e6, 'DiffWave (Kong et al. 2021), table of vocoders'], [gmac(228.9), 'SqueezeWave (Zhai et al. 2020), README: a second of audio']),
  published('ncf', [31_832_577, 'ExDyna (Yoon and Oh 2024), script of the NCF training'], hand('ncf')),
  published('vit', [86_567_656, torchvision], [gmac(17.564), torchvision]),
  published('unet', [31.03e6, openModelZoo('unet-camvid-onnx-0001')], [260.1e9, openModelZoo('unet-camvid-onnx-0001') + ': 480 x 368, 12 classes'], (layers) => unet(layers, [368, 480], 12)),
  published('ddpm', [35_746_307, releasedDdpm], [gmac(6.1), deepCache]),
]

/** The same architectures in other sizes, which have published figures too. */
export const alsoPublished: readonly Required<PublishedCounts>[] = [
  { id: 'ddpm, 256 x 256 (LSUN)', weights: 113_673_219, weightsSource: releasedDdpm, flops: gmac(248.7), flopsSource: deepCache, lay: (layers) => ddpm(layers, 'lsun') },
]
