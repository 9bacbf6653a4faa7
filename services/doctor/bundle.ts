import os from 'node:os'
import zlib from 'node:zlib'
import { type Diagnosis } from '../../core/doctor/list'
import { type DoctorReadings } from '../../core/doctor/readings'
import { redact, type Names } from '../../core/doctor/redact'
import { type Services } from '../create-services'
import { makeTar } from './tar'

export interface BundleFile {
  readonly name: string
  /** What a person finds in it. */
  readonly holds: string
  readonly text: string
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** Who must not be told of. */
export function namesOf({ paths, env }: Pick<Services, 'paths' | 'env'>): Names {
  let user = env['USER'] ?? env['USERNAME'] ?? ''
  try {
    user ||= os.userInfo().username
  } catch {
    // An account without an entry has no name to hide.
  }
  return { host: os.hostname(), user, folders: [paths.dataDir, paths.cacheDir, os.homedir(), env['HOME'] ?? '', process.cwd()] }
}

/** The files of a bundle, redacted: what is shown is what is written. */
export function bundleFiles(diagnosis: Diagnosis, readings: DoctorReadings, version: string, names: Names): BundleFile[] {
  const { facts, ...others } = readings
  const files: BundleFile[] = [
    { name: 'groundspeed-doctor/doctor.json', holds: 'each check, what it sees and what it advises', text: json({ schema: { name: 'groundspeed.doctor', major: 1, minor: 1 }, version, ...diagnosis }) },
    { name: 'groundspeed-doctor/facts.json', holds: 'the facts of this machine, each with its source', text: json({ schema: { name: 'groundspeed.machine', major: 1, minor: 1 }, ...facts }) },
    { name: 'groundspeed-doctor/readings.json', holds: 'what the checks looked at: kernel modules, libraries, device files, runtimes', text: json(others) },
    { name: 'groundspeed-doctor/README.txt', holds: 'what this is, and what was left out', text: 'Written by `groundspeed doctor --bundle`. Names of the machine and its user, folders, serial numbers, identifiers and\naddresses were taken out. Nothing was sent anywhere.\n' },
  ]
  return files.map((file) => ({ ...file, text: redact(file.text, names) }))
}

/** The archive: a gzipped tape archive, which every system opens. */
export const bundleBytes = (files: readonly BundleFile[]): Buffer => zlib.gzipSync(makeTar(files))
