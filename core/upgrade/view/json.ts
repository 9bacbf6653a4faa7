import { type Candidate } from '../candidate'
import { type Upgrades } from '../upgrade'
import { upgradeAnswer } from './answer'
import { unitOfWork } from '../../workload/unit'
import { orderWords } from './view'

/** A candidate for a program: numbers as they are, null for unknown, and where each is from. */
const candidateJson = ({ part, verdict, group, judged, stale, ageDays, resale, netUsd, netIsMost, gain, costPerGain, added, payBack, rent, hoursPerWeek, watts, energyKwh, energyUsd, energyKg, newly, lost, opens, onFront }: Candidate) => ({
  id: part.id,
  kind: part.kind,
  name: part.name,
  verdict,
  group,
  rules: judged.map(({ rule, answer, because }) => ({ rule: rule.id, answer, because })),
  price: part.price.known && part.kind !== 'nothing' ? { usd: part.price.value.usd, per: part.kind === 'cloud' ? 'hour' : null, kind: part.price.value.by, asOf: part.price.value.asOf, stale, ageDays, source: part.price.value.source } : null,
  resale: resale.known ? { usd: resale.value.usd, kind: resale.value.by, asOf: resale.value.asOf, because: resale.value.because } : null,
  netUsd,
  netIsAtMost: netIsMost,
  gain: gain.kind === 'speed' ? { kind: 'predicted', ratio: gain.ratio, ...gain.band, because: gain.because, basis: gain.basis } : gain.kind === 'runs' ? { kind: 'predicted', unitsPerSecond: gain.unitsPerSecond, ...gain.band, because: gain.because, basis: gain.basis } : { kind: gain.kind, because: gain.because },
  usdPerGain: costPerGain,
  addedPerMonth: added && { rentUsd: added.rentUsd, powerUsd: added.powerUsd },
  payBack: payBack && { verdict: payBack.verdict, months: payBack.months, because: payBack.because },
  rent: rent && { instance: rent.row.id, usdPerMonth: rent.usdPerMonth, hoursPerWeek: rent.hoursPerWeek, asOf: rent.row.asOf },
  hoursPerWeek,
  watts,
  perMonth: { kwh: energyKwh, usd: energyUsd, kgCo2e: energyKg },
  newlyFits: newly.map(({ model, way }) => ({ model: model.id, way: way.id })),
  noLongerFits: lost.map(({ model, way }) => ({ model: model.id, way: way.id })),
  letsIn: opens,
  onFront,
})

/** The whole answer as one object. */
export const upgradeJson = (all: Upgrades, remark: string) => ({
  schema: { name: 'groundspeed.upgrade', major: 1, minor: 0 },
  answer: `${remark}${upgradeAnswer(all, unitOfWork(all.input.workload.work))}`,
  order: orderWords(all.input.use.horizonMonths),
  workload: all.input.workload,
  limits: all.input.limits,
  use: all.input.use,
  candidates: all.candidates.map(candidateJson),
})
