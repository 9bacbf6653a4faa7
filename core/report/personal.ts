import { mapStrings } from '../run/harmless-text'

/** Where systems keep people's folders; the part that names a person goes, what lies below it stays. */
const homes: readonly RegExp[] = [
  /(?:\/var)?\/(?:home|Users)\/[^/\s:;,'"]+/g,
  /\/root(?![\w.-])/g,
  // A Windows name may hold spaces when the path goes on after it.
  /\b[A-Za-z]:[\\/]+Users[\\/]+(?:[^\\/:*?"<>|\r\n]+(?=[\\/])|[^\\/:*?"<>|\s]+)/gi,
]

/** Text in which each person's folder is `~`. */
export const withoutHome = (text: string): string => homes.reduce((rest, home) => rest.replace(home, '~'), text)

/**
 * A copy of a value with no person's folder in any text: messages of programs and reasons why something was not found
 * name paths, and a path names its owner. Host, user and serial numbers are never recorded in the first place.
 */
export const withoutPersonal = <T>(value: T): T => mapStrings(value, withoutHome)
