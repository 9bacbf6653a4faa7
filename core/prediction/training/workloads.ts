import { editDistance } from '../../text/nearest'
import { fitted } from './fitted'
import { type SharesByPrecision } from './shares'
import { toldFrom } from './told'

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

/** Measured workloads that others are told from, by the names of their networks. */
const kinds = { resnet50: 'resnet50', ssd: 'ssd', bert_base_squad: 'bert-base' } as const

/** A network of the same kind as a measured one, by what its layers count. */
const like = (id: string, title: string, source: keyof typeof kinds, aliases: readonly string[] = []): TrainingWorkload => ({
  id,
  title,
  aliases,
  // A network that is told from one in sequences counts pictures all the same.
  unit: 'image',
  ...toldFrom(fitted[source], kinds[source], id),
  alwaysFp32: false,
  like: source,
})

/** By name, one line each; core/network/named.ts says what a sample of each is and counts it. */
export const trainingWorkloads: readonly TrainingWorkload[] = [
  measured('resnet50', 'ResNet-50', 'resnet50', ['resnet', 'rn50']),
  like('resnet101', 'ResNet-101', 'resnet50', ['rn101']),
  like('resnet152', 'ResNet-152', 'resnet50', ['rn152']),
  like('inception3', 'Inception v3', 'resnet50', ['inceptionv3']),
  like('inception4', 'Inception v4', 'resnet50', ['inceptionv4']),
  like('vgg16', 'VGG-16', 'resnet50', ['vgg']),
  like('alexnet', 'AlexNet', 'resnet50'),
  measured('ssd', 'SSD300', 'ssd', ['ssd300']),
  like('maskrcnn', 'Mask R-CNN', 'ssd'),
  measured('bert-base', 'BERT base', 'bert_base_squad', ['bert', 'bertbasesquad']),
  measured('bert-large', 'BERT large', 'bert_large_squad', ['bertlargesquad']),
  measured('gnmt', 'GNMT', 'gnmt', ['gnmtv2']),
  measured('transformer-xl-base', 'Transformer-XL base', 'transformerxlbase'),
  measured('transformer-xl-large', 'Transformer-XL large', 'transformerxllarge'),
  measured('tacotron2', 'Tacotron 2', 'tacotron2', [], true),
  measured('waveglow', 'WaveGlow', 'waveglow', [], true),
  measured('ncf', 'Neural collaborative filtering', 'ncf'),
  like('vit', 'Vision Transformer B/16', 'bert_base_squad', ['vitb16', 'vitbase']),
  like('unet', 'U-Net', 'resnet50'),
  like('ddpm', 'Denoising diffusion', 'resnet50', ['diffusion']),
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
