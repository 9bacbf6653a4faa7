import { nearest } from '../core/text/nearest'

/** " Did you mean 'run'?" or nothing. */
export function didYouMean(word: string, names: readonly string[]): string | undefined {
  const [best] = nearest(word, names, 1)
  return best ? `Did you mean '${best}'?` : undefined
}
