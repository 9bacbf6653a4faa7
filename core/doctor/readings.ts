import { type MachineFacts } from '../machine/facts'
import { type Maybe } from '../result/known'

/** A shared library by the name under which programs open it, and where it was found; null: nowhere. */
export interface LibraryReading {
  readonly name: string
  readonly found: string | null
}

/** What the heaviest run kept here saw of power and heat; `signs` in the words of its gates. */
export interface UnderLoad {
  readonly run: string
  readonly signs: readonly string[]
  /** Highest mean power of a launch, of what the sensors cover. */
  readonly watts: number | null
}

/** All that the doctor's checks look at, gathered before they decide: a plain value, so that every state can be tested. */
export interface DoctorReadings {
  readonly facts: MachineFacts
  readonly platform: string
  readonly nodeVersion: string
  readonly inElectron: boolean
  /** Null: it can be written. */
  readonly dataFolderTrouble: string | null
  readonly tensorflow: { readonly state: 'loads' | 'fails' | 'missing'; readonly text: string }
  readonly electron: Maybe<string>
  readonly python: Maybe<string>
  /** Names of loaded kernel modules. */
  readonly modules: Maybe<readonly string[]>
  readonly cudaLibraries: Maybe<readonly LibraryReading[]>
  /** Files through which a GPU is reached, and whether this account may open them. */
  readonly deviceFiles: readonly { readonly file: string; readonly usable: boolean }[]
  readonly secureBoot: Maybe<boolean>
  /** Whether the NVIDIA module that is installed for this kernel carries a signature. */
  readonly moduleSigned: Maybe<boolean>
  readonly clockSource: Maybe<string>
  /** The two parts through which WSL reaches a GPU. */
  readonly wslParts: { readonly device: boolean; readonly library: boolean }
  /** Peak memory of the hungriest benchmark that a run of its own accord takes, bytes. */
  readonly suiteBytes: number
  readonly underLoad: Maybe<UnderLoad>
}
