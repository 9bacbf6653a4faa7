import crypto from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { override, type Override } from '../../core/machine/overrides'
import { setAside } from '../files/set-aside'
import { writeWhole } from '../files/whole-write'

const file = z.object({ schema: z.object({ name: z.literal('groundspeed.corrections'), major: z.literal(1), minor: z.number() }), machines: z.record(z.string().max(64), z.array(override).max(1000)) })
type Corrections = z.infer<typeof file>

/** A home folder may be shared by many machines: what is entered for one holds for that one. A hash, so that no name lies about. */
function machineKey(): string {
  const own = ['/etc/machine-id', '/var/lib/dbus/machine-id'].map((each) => (fs.existsSync(each) ? fs.readFileSync(each, 'utf8').trim() : '')).find((id) => id !== '')
  return crypto.createHash('sha256').update(`${own ?? ''} ${os.hostname()}`).digest('hex').slice(0, 16)
}

const fileIn = (dataDir: string): string => path.join(dataDir, 'corrections.json')
const empty = (): Corrections => ({ schema: { name: 'groundspeed.corrections', major: 1, minor: 0 }, machines: {} })

/** A damaged file is set aside: no correction is better than half of one. */
function read(dataDir: string): Corrections {
  let text: string
  try {
    text = fs.readFileSync(fileIn(dataDir), 'utf8')
  } catch {
    return empty()
  }
  try {
    return file.parse(JSON.parse(text))
  } catch {
    setAside(fileIn(dataDir), new Date())
    return empty()
  }
}

/** What the user corrected of this machine, in the order in which it was entered. Never throws. */
export const readOverrides = (dataDir: string, key = machineKey()): Override[] => read(dataDir).machines[key] ?? []

/** Keeps a correction, in place of one of the same fact. @throws the system's error when it cannot be written */
export function keepOverride(dataDir: string, entered: Override, key = machineKey()): void {
  const all = read(dataDir)
  writeWhole(fileIn(dataDir), `${JSON.stringify({ ...all, machines: { ...all.machines, [key]: [...(all.machines[key] ?? []).filter(({ id }) => id !== entered.id), entered] } }, null, 2)}\n`)
}

/** @returns whether there was one to undo */
export function undoOverride(dataDir: string, id: string, key = machineKey()): boolean {
  const all = read(dataDir)
  const own = all.machines[key] ?? []
  if (!own.some((each) => each.id === id)) return false
  writeWhole(fileIn(dataDir), `${JSON.stringify({ ...all, machines: { ...all.machines, [key]: own.filter((each) => each.id !== id) } }, null, 2)}\n`)
  return true
}
