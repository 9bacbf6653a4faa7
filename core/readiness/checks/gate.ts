import { gates } from '../../gates/list'
import { type GateId } from '../../gates/schema'
import { gateValueOf, type ReadinessCheck } from '../check'

/** A gate as a check: what would flag a launch is worth a warning, what would void it stops. */
export function gateCheck(id: GateId): ReadinessCheck {
  const gate = gates.find((each) => each.id === id)!
  return {
    id,
    title: gate.title,
    look({ idle }) {
      const seen = gateValueOf(idle, id)
      if (!seen || seen.state === 'unknown' || seen.value === null) return { state: 'unknown', sees: 'cannot be read here' }
      const sees = gate.describe(seen.value, seen.state)
      if (seen.state === 'ok') return { state: 'ok', sees }
      return { state: seen.state === 'rejected' ? 'block' : 'warn', sees, advises: gate.advice }
    },
  }
}
