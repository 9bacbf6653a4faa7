import { startDisplay } from '../build/display.mjs'

/** Playwright's global set-up: a display for all tests, and the function that ends it. */
export default startDisplay
