import { z } from 'zod'
import { usageError } from '../errors/user-error'
import { nearest } from '../text/nearest'
import { machineFacts, type Fact, type MachineFacts } from './facts'
import { showFact } from './show'

/** A fact that the user corrected: which, to what (as it was typed), and when. */
export const override = z.object({ id: z.string().max(120), text: z.string().max(256), at: z.string().max(40) })
export type Override = z.infer<typeof override>

const isFact = (value: unknown): value is Fact<unknown> => typeof value === 'object' && value !== null && typeof (value as { known?: unknown }).known === 'boolean' && 'source' in value

/** Every fact of a machine under its path: "cpu.physicalCores", "gpus.0.memoryTotalBytes". */
export function factIds(facts: MachineFacts): Map<string, Fact<unknown>> {
  const found = new Map<string, Fact<unknown>>()
  const walk = (value: unknown, path: string): void => {
    if (isFact(value)) found.set(path, value)
    else if (typeof value === 'object' && value !== null) for (const [key, each] of Object.entries(value)) walk(each, path ? `${path}.${key}` : key)
  }
  walk(facts, '')
  return found
}

const sizes: Readonly<Record<string, number>> = { b: 1, kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30, tib: 2 ** 40, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12 }
const clocks: Readonly<Record<string, number>> = { hz: 1, khz: 1e3, mhz: 1e6, ghz: 1e9 }
const none: Readonly<Record<string, number>> = { w: 1, '%': 1, c: 1, '°c': 1 }

function numberOf(text: string, units: Readonly<Record<string, number>>): number | null {
  const match = /^(-?\d+(?:\.\d+)?)\s*([a-z%°]*)$/i.exec(text.trim())
  const factor = match ? (match[2] === '' ? 1 : units[match[2]!.toLowerCase()]) : undefined
  return match && factor !== undefined ? Number(match[1]) * factor : null
}

/** What kinds of value a typed text may mean, the most exact first; the schema of the fact decides. */
function readings(id: string, text: string): unknown[] {
  const key = id.slice(id.lastIndexOf('.') + 1)
  if (/Bytes$/.test(key)) return [numberOf(text, sizes)]
  if (/Hz$/.test(key)) return [numberOf(text, clocks)]
  const yesNo = /^(yes|true|on)$/i.test(text.trim()) ? [true] : /^(no|false|off)$/i.test(text.trim()) ? [false] : []
  const link = /^(?:gen(?:eration)?\s*)?(\d{1,2})\s*,?\s*x\s*(\d{1,2})$/i.exec(text.trim())
  return [...yesNo, numberOf(text, none), ...(link ? [{ generation: Number(link[1]), width: Number(link[2]) }] : []), text.trim(), text.split(',').map((part) => part.trim()).filter(Boolean)]
}

/** A copy in which one path holds another value. */
const replaced = (value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown => {
  if (key === undefined) return put
  if (Array.isArray(value)) return value.map((each, i) => (String(i) === key ? replaced(each, rest, put) : (each as unknown)))
  return { ...(value as Record<string, unknown>), [key]: replaced((value as Record<string, unknown>)[key], rest, put) }
}

/** @returns the facts with one corrected, or null where there is no such fact or the text is no value for it */
function applied(facts: MachineFacts, { id, text, at }: Override): MachineFacts | null {
  const fact = factIds(facts).get(id)
  if (!fact) return null
  const otherwise = [{ value: fact.known ? showFact(id, fact.value) : `unknown (${fact.detail ?? fact.because})`, source: fact.source || 'the probe' }]
  for (const value of readings(id, text)) {
    if (value === null || value === '') continue
    const parsed = machineFacts.safeParse(replaced(facts, id.split('.'), { known: true, value, source: 'entered by the user', at, entered: true, otherwise }))
    if (parsed.success) return parsed.data
  }
  return null
}

/** The facts with what the user corrected, each marked so. A correction of what is no longer there is passed over. */
export const withOverrides = (facts: MachineFacts, overrides: readonly Override[]): MachineFacts => overrides.reduce((so, each) => applied(so, each) ?? so, facts)

/** @throws UserError usage: no such fact (with the nearest three), or no value for it */
export function checkOverride(facts: MachineFacts, entered: Override): void {
  const ids = [...factIds(facts).keys()]
  if (!ids.includes(entered.id)) {
    const near = nearest(entered.id, ids)
    throw usageError(`There is no fact '${entered.id.slice(0, 120)}' on this machine.`, near.length ? `Nearest: ${near.join(', ')}.` : 'See `groundspeed probe --ids`.')
  }
  if (!applied(facts, entered)) throw usageError(`'${entered.text}' is no value for ${entered.id}.`, 'Sizes as "24 GiB", clocks as "3.5 GHz", watts as "450", yes or no as such.')
}
