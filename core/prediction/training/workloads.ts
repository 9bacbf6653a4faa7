import { editDistance } from '../../text/nearest'
import { fitted } from './fitted'
import { scaledShares, type SharesByPrecision } from './shares'

/** How well a workload is known: measured on many cards, or like one that was. */
export interface TrainingWorkload {
  readonly id: string
  readonly title: string
  readonly aliases: readonly string[]
  /** What a unit of it is: an image, a token. */
  readonly unit: string
  readonly shares: SharesByPrecision
  /** Mixed precision changes nothing: it computes in fp32 on any card. */
  readonly alwaysFp32: boolean
  /** Share of a step that two cards in one machine lose to exchanging gradients. */
  readonly exchange: number
  /** The measured workload that it is told from; null: it was measured itself. */
  readonly like: string | null
}

type Measured = keyof typeof fitted

const measured = (id: string, title: string, source: Measured, aliases: readonly string[] = [], alwaysFp32 = false): TrainingWorkload => ({ id, title, aliases: [source, ...aliases], unit: fitted[source].unit, shares: fitted[source], alwaysFp32, exchange: fitted[source].exchange, like: null })

/**
 * A network of the same kind: its arithmetic and its traffic (elements of all layers' outputs) in units of the measured
 * one's, and weights for each unit of arithmetic likewise, since gradients are exchanged once a step.
 */
const like = (id: string, title: string, source: Measured, { arithmetic, traffic, weights = 1 }: { arithmetic: number; traffic: number; weights?: number }, aliases: readonly string[] = []): TrainingWorkload => ({
  id,
  title,
  aliases,
  // A network that is told from one in sequences counts pictures all the same.
  unit: 'image',
  shares: { fp32: scaledShares(fitted[source].fp32, arithmetic, traffic), fp16: scaledShares(fitted[source].fp16, arithmetic, traffic) },
  alwaysFp32: false,
  exchange: Math.min(0.5, fitted[source].exchange * weights),
  like: source,
})

/**
 * By name, one line each. ResNet-50: 4.09 GMAC and 25.6 M weights an image (torchvision), 11.1 M elements out of its
 * convolutions. Others: multiply-adds and weights as torchvision and timm publish them, activations as timm counts them.
 */
export const trainingWorkloads: readonly TrainingWorkload[] = [
  measured('resnet50', 'ResNet-50', 'resnet50', ['resnet', 'rn50']),
  like('resnet101', 'ResNet-101', 'resnet50', { arithmetic: 7.8 / 4.09, traffic: 16.2 / 11.1 }, ['rn101']),
  like('resnet152', 'ResNet-152', 'resnet50', { arithmetic: 11.5 / 4.09, traffic: 22.6 / 11.1 }, ['rn152']),
  like('inception3', 'Inception v3', 'resnet50', { arithmetic: 5.7 / 4.09, traffic: 9 / 11.1 }, ['inceptionv3']),
  like('inception4', 'Inception v4', 'resnet50', { arithmetic: 12.3 / 4.09, traffic: 15.1 / 11.1 }, ['inceptionv4']),
  like('vgg16', 'VGG-16', 'resnet50', { arithmetic: 15.5 / 4.09, traffic: 13.6 / 11.1, weights: 2.5 }, ['vgg']),
  like('alexnet', 'AlexNet', 'resnet50', { arithmetic: 0.71 / 4.09, traffic: 0.8 / 11.1, weights: 6 }),
  measured('ssd', 'SSD300', 'ssd', ['ssd300']),
  like('maskrcnn', 'Mask R-CNN', 'ssd', { arithmetic: 1.5, traffic: 1.5 }),
  measured('bert-base', 'BERT base', 'bert_base_squad', ['bert', 'bertbasesquad']),
  measured('bert-large', 'BERT large', 'bert_large_squad', ['bertlargesquad']),
  measured('gnmt', 'GNMT', 'gnmt', ['gnmtv2']),
  measured('transformer-xl-base', 'Transformer-XL base', 'transformerxlbase'),
  measured('transformer-xl-large', 'Transformer-XL large', 'transformerxllarge'),
  measured('tacotron2', 'Tacotron 2', 'tacotron2', [], true),
  measured('waveglow', 'WaveGlow', 'waveglow', [], true),
  measured('ncf', 'Neural collaborative filtering', 'ncf'),
  // ViT-B/16: 17.6 GMAC for 197 tokens in BERT-base's blocks; at 384 tokens BERT does 35.3.
  like('vit', 'Vision Transformer B/16', 'bert_base_squad', { arithmetic: 17.6 / 35.3, traffic: 197 / 384 }, ['vitb16', 'vitbase']),
  like('unet', 'U-Net', 'resnet50', { arithmetic: 2.5, traffic: 1 }),
  like('ddpm', 'Denoising diffusion', 'resnet50', { arithmetic: 2, traffic: 1 }, ['diffusion']),
]

/** "ResNet-50", "resnet_50" and "RESNET50" are one name. */
const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

const byName = new Map(trainingWorkloads.flatMap((workload) => [workload.id, ...workload.aliases].map((name) => [bare(name), workload] as const)))

/** The workload of that name, or the three nearest. */
export function findWorkload(name: string): { ok: true; workload: TrainingWorkload } | { ok: false; nearest: string[] } {
  const key = bare(name.slice(0, 200))
  const found = byName.get(key)
  if (found) return { ok: true, workload: found }
  const near = trainingWorkloads.map(({ id }) => ({ id, edits: editDistance(key, bare(id)) })).sort((a, b) => a.edits - b.edits)
  return { ok: false, nearest: near.slice(0, 3).map(({ id }) => id) }
}
