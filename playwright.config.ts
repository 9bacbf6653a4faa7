import { defineConfig } from '@playwright/test'
import { type Fixtures } from './e2e/fixtures'

/** Files whose tests run twice: in the real Electron, and in a real browser before `groundspeed serve`. */
const bothFaces = ['measure-page', 'keyboard', 'explore', 'advise', 'carbon', 'compare', 'fit', 'workload', 'damaged', 'accessibility', 'prices', 'upgrade', 'bottleneck', 'team'].map((name) => `${name}.spec.ts`)

/** The built app, driven: real windows under a real (virtual) display. */
export default defineConfig<Fixtures>({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/display.ts',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // Benchmarks measure: two windows at once would measure each other. Tests that measure have the tag @measures; `npm test` runs
  // the others two at a time before them.
  workers: 1,
  // A machine that others use too is no reason to hold a change up. A test that needed the second try is named at the end.
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: true,
  reporter: [['list']],
  outputDir: 'test-results',
  projects: [
    { name: 'electron', use: { face: 'electron' } },
    { name: 'browser', use: { face: 'browser' }, testMatch: bothFaces },
  ],
})
