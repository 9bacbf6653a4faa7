/**
 * What lies where in a team folder (METHOD C2). Names are made of `[a-z0-9._-]` alone, are not reserved on Windows and
 * stay far below 120 bytes, so that every file system and every sync client carries them unchanged.
 */
export const teamRoot = 'groundspeed-v1'
export const folderFile = `${teamRoot}/folder.json`
export const readmeFile = `${teamRoot}/README.txt`
export const resultsArea = `${teamRoot}/results`
export const keysArea = `${teamRoot}/keys`
export const tombArea = `${teamRoot}/tomb`
export const receiptsArea = `${teamRoot}/receipts`
export const resultExtension = '.groundspeed.json'

/** Files that are looked at in one folder at the most; more is somebody's mistake. */
export const mostFiles = 200_000
/** A result is 10 to 100 kB; anything above this is none. Bytes. */
export const largestFileBytes = 2 * 1024 * 1024

/** "2026-11-25T21:51:37.000Z" as "20261125t215137z". */
export const stampOf = (instant: string): string => `${instant.slice(0, 19).replace(/[-:]/g, '').toLowerCase()}z`

/** Where a result goes: by month of its run, named by time, machine and content. @param sha256 64 hex digits */
export const resultPath = (startedAt: string, machineId: string, sha256: string): string =>
  `${resultsArea}/${startedAt.slice(0, 7)}/${stampOf(startedAt)}_${machineId.slice(0, 8)}_${sha256.slice(0, 32)}${resultExtension}`
export const keyPath = (keyId: string): string => `${keysArea}/${keyId}.json`
export const tombPath = (sha256: string): string => `${tombArea}/${sha256}.json`
export const receiptPath = (machineId: string, sha256: string): string => `${receiptsArea}/${machineId.slice(0, 8)}/${sha256}.json`

/**
 * A further name for the same content, where something else holds its own: a half copied file of a sync client, say.
 * @param n from 2 to 9
 */
export const otherName = (path: string, n: number): string => path.replace(/(\.groundspeed)?\.json$/, (end) => `_${n}${end}`)

/** A temporary file next to the final one: `.~` and `.tmp` are passed over by several sync clients. @param random 32 hex digits */
export const temporaryName = (random: string): string => `.~gs-${random}.tmp`
export const isOurTemporary = (name: string): boolean => /^\.~gs-[0-9a-f]{32}\.tmp$/.test(name)

const monthName = /^\d{4}-(0[1-9]|1[0-2])$/
export const isMonth = (name: string): boolean => monthName.test(name)
