import n from 'eslint-plugin-n'
import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { codeLayering } from './build/eslint/code-layering.mjs'

/** Electron 22 runs Node 16.17: code that it runs may use nothing newer. The CLI and the build have Node 20. */
const electronNode = '>=16.17.0'
const impure = ['process', 'Buffer', 'document', 'window', 'setTimeout', 'setInterval', 'performance', 'fetch', 'require']

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'release/', 'node_modules/', 'fixtures/', 'test-results/', 'catalog/data/'] },
  ...tseslint.configs.recommended,
  {
    plugins: { groundspeed: { rules: { 'code-layering': codeLayering } }, n },
    rules: {
      'groundspeed/code-layering': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['core/**/*.ts', 'services/**/*.ts', 'benchmarks/**/*.ts', 'electron/**/*.ts'],
    ignores: ['**/*.test.ts', '**/testing/**'],
    rules: {
      'n/no-unsupported-features/es-builtins': ['error', { version: electronNode }],
      'n/no-unsupported-features/node-builtins': [
        'error',
        { version: electronNode, allowExperimental: true },
      ],
      'no-restricted-properties': [
        'error',
        ...['toSorted', 'toReversed', 'toSpliced', 'findLast', 'findLastIndex', 'with', 'groupBy'].map((property) => ({
          property,
          message: 'Electron 22 (Node 16.17) does not have it.',
        })),
      ],
    },
  },
  {
    files: ['core/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...impure.map((name) => ({ name, message: 'core is pure: pass it in.' })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'core is pure: pass a seeded generator in.' },
        { object: 'Date', property: 'now', message: 'core is pure: pass the time in.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'core is pure: pass the time in.' },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
)
