import { type RunFile } from './schema'

/** What a reader calls a run where two are on one screen: its name, or its mode and time. */
export const shortName = ({ name, mode, startedAt }: Pick<RunFile, 'name' | 'mode' | 'startedAt'>): string => name ?? `${mode}, ${startedAt.slice(0, 16).replace('T', ' ')}`
