/** Gives everything else its turn: a large folder is looked through in parts, so that no window waits for it. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
