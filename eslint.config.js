import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import ts from 'typescript-eslint'

/**
 * Dependencies point one way (docs/architecture.md): shared ← codecs, models ← proxy ← main.ts, cli.ts; desktop, storage
 * and ipc know shared and the proxy's public face; the renderer knows shared and window.api.
 */
const layers = [
  {
    files: ['shared/**'],
    forbidden: ['node:*', 'electron', 'react', 'undici', '**/src-main/**', '**/src-renderer/**'],
  },
  {
    files: ['src-main/codecs/**'],
    forbidden: [
      'node:*',
      'electron',
      'undici',
      '**/proxy/**',
      '**/models/**',
      '**/auth/**',
      '**/config/**',
      '**/storage/**',
      '**/desktop/**',
      '**/ipc/**',
    ],
  },
  {
    files: ['src-main/models/**'],
    forbidden: [
      'electron',
      'electron-store',
      '**/codecs/**',
      '**/proxy/**',
      '**/config/**',
      '**/storage/**',
      '**/desktop/**',
      '**/ipc/**',
    ],
  },
  {
    files: ['src-main/auth/**'],
    forbidden: [
      'electron',
      'electron-store',
      '**/codecs/**',
      '**/models/**',
      '**/proxy/**',
      '**/config/**',
      '**/storage/**',
      '**/desktop/**',
      '**/ipc/**',
    ],
  },
  {
    files: ['src-main/claude-code/**'],
    forbidden: [
      'electron',
      'electron-store',
      '**/codecs/**',
      '**/models/**',
      '**/proxy/**',
      '**/storage/**',
      '**/services/**',
      '**/desktop/**',
      '**/ipc/**',
    ],
  },
  {
    files: ['src-main/proxy/**'],
    forbidden: ['electron', 'electron-store', '**/config/**', '**/storage/**', '**/desktop/**', '**/ipc/**'],
  },
  {
    files: ['src-main/config/**'],
    forbidden: ['electron', 'electron-store', '**/storage/**', '**/desktop/**', '**/ipc/**'],
  },
  {
    files: ['src-main/cli.ts', 'src-main/cli/**'],
    forbidden: ['electron', 'electron-store', '**/storage/**', '**/desktop/**', '**/ipc/**'],
  },
  {
    files: ['src-main/recording/**'],
    forbidden: ['electron', 'electron-store', '**/services/**', '**/storage/**', '**/desktop/**', '**/ipc/**'],
  },
  {
    files: ['src-main/services/**'],
    forbidden: ['electron', 'electron-store', '**/storage/**', '**/desktop/**', '**/ipc/**'],
  },
  { files: ['src-main/desktop/**'], forbidden: ['**/codecs/**', '**/models/**', '**/storage/**', '**/ipc/**'] },
  { files: ['src-main/storage/**'], forbidden: ['**/codecs/**', '**/models/**', '**/desktop/**', '**/ipc/**'] },
  {
    files: ['src-main/preload/**'],
    forbidden: ['node:*', 'zod', '**/proxy/**', '**/config/**', '**/storage/**', '**/desktop/**'],
  },
  { files: ['src-renderer/**'], forbidden: ['node:*', 'electron', 'undici', '**/src-main/**'] },
]

export default ts.config(
  { ignores: ['dist/', 'release/', '.cache/', 'node_modules/', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'smart'],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { files: ['**/*.config.{ts,js}'], rules: { 'no-restricted-exports': 'off' } },
  { files: ['**/*.{js,cjs}'], ...ts.configs.disableTypeChecked },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { require: 'readonly', URL: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  { files: ['src-renderer/**/*.{ts,tsx}'], ...reactHooks.configs.flat['recommended-latest'] },
  // It warns users of the React compiler, which is not used here, of the virtual list's library.
  { files: ['src-renderer/**/*.{ts,tsx}'], rules: { 'react-hooks/incompatible-library': 'off' } },
  ...layers.map(({ files, forbidden }) => ({
    files,
    // Tests may use the tools of their trade; the shipped code may not.
    ignores: ['**/*.test.{ts,tsx}', '**/testing/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: forbidden, message: 'This folder must not know that one: see docs/architecture.md.' }] },
      ],
    },
  })),
)
