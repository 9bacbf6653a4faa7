import { type GpuPart } from '../parts/part'
import { check, ok, within, type Rule, type RuleContext, type RuleOutcome } from './rule'

/** Adapters exist from eight pins to sixteen: two or three of eight for one of sixteen (CEM 5.0: 600 W against 150 W each). */
const eightForSixteen = 3

function judge({ body, count, beside }: GpuPart, { limits: { eightPins, sixteenPins } }: RuleContext): RuleOutcome {
  const cards = beside ? 1 : count
  const [eight, sixteen] = [body?.eightPins ?? null, body?.sixteenPins ?? null]
  if (sixteen === null && eight === null) return check('which connectors it needs is not known')
  if (sixteen !== null && sixteen > 0) {
    // A supply with enough of the old ones takes the adapter that comes with the card; nobody counted them: it may.
    const lacks = sixteenPins === null || sixteenPins < sixteen * cards
    if (lacks && eightPins !== null && eightPins >= eightForSixteen * sixteen * cards) return ok(`${eightForSixteen} connectors of 8 pins and the adapter that comes with it`)
    if (lacks && eightPins === null) return check(`it needs ${sixteen * cards} 16-pin, or ${eightForSixteen * sixteen * cards} of 8 pins with an adapter: count those of the power supply`)
    return within(sixteen * cards, sixteenPins, { what: 'a 16-pin connector', unit: '16-pin connectors', unsaid: 'count those of the power supply', unpublished: 'which connectors it needs is not known' })
  }
  return within(eight === null ? null : eight * cards, eightPins, { what: '8-pin connector', unit: '8-pin connectors', unsaid: 'count those of the power supply', unpublished: 'how many 8-pin connectors it needs is not known' })
}

/** Plugs of the power supply. */
export const connectors: Rule = { id: 'connectors', title: 'connectors', means: "power connectors of the maker's own board", judge: (part, context) => (part.kind === 'gpu' ? judge(part, context) : null) }
