import { check, ok, refuses, type Rule } from './rule'

/** The last branch with them: NVIDIA's Unix graphics feature deprecation schedule, 2025-07-01; security fixes to October 2028. */
export const lastBranch = 580
export const dropped = new Set(['Maxwell', 'Maxwell 2.0', 'Pascal', 'Volta'])
const older = new Set(['Kepler', 'Kepler 2.0'])
/** First branch that knows a generation (NVIDIA's release notes): older drivers must be replaced first. */
const firstBranch: Readonly<Record<string, number>> = { Turing: 410, Ampere: 450, 'Ada Lovelace': 520, Hopper: 520, Blackwell: 570, 'Blackwell Ultra': 580 }

/** Whether the installed driver serves the card, and how long drivers will. */
export const driver: Rule = {
  id: 'driver',
  title: 'driver',
  means: "NVIDIA's driver branches by generation of the card",
  judge: (part, { host: { driver: version } }) => {
    if (part.kind !== 'gpu' || part.gpu.vendor !== 'NVIDIA') return null
    const { architecture } = part.gpu
    if (older.has(architecture)) return refuses(`${architecture} has had no driver since branch 470`)
    const branch = version === null ? null : Number.parseInt(version, 10)
    if (dropped.has(architecture)) return branch !== null && branch > lastBranch ? refuses(`the driver here is ${version}; ${architecture} ends with branch ${lastBranch}`) : check(`${architecture} ends with driver branch ${lastBranch}: newer CUDA will not come`)
    const first = firstBranch[architecture]
    if (branch === null) return check('the driver is not known: a new card may need a newer one')
    if (first === undefined) return check(`which driver ${architecture} needs is not known`)
    return branch >= first ? ok(`driver ${version} knows ${architecture}`) : check(`driver ${version} is older than ${architecture}: install branch ${first} or later first`)
  },
}
