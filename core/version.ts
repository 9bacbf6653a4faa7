declare const __VERSION__: string | undefined

/** The product's version: package.json's, put in at build time; "dev" in tests that run the sources. */
export const version: string = typeof __VERSION__ === 'string' ? __VERSION__ : 'dev'
