import { defineConfig } from 'vitest/config'

const everywhere = ['core', 'catalog', 'benchmarks', 'services', 'cli', 'electron', 'renderer', 'build']

/** `unit` needs nothing but npm ci; `real` needs the built program and the real TensorFlow (npm run setup). */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: everywhere.map((folder) => `${folder}/**/*.test.{ts,tsx,mjs}`),
          exclude: ['**/*.real.test.ts', '**/node_modules/**'],
          // A machine that others use too is no reason to fail.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'real',
          include: everywhere.map((folder) => `${folder}/**/*.real.test.ts`),
          env: { TF_CPP_MIN_LOG_LEVEL: '3' },
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // One at a time: these tests load TensorFlow and measure, and would disturb each other.
          fileParallelism: false,
        },
      },
    ],
  },
})
