import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { defineConfig, type UserConfig } from 'vite'
import type { InlineConfig as TestConfig } from 'vitest/node'
import { thirdPartyNotices } from './src-main/development/third-party-notices.ts'

/**
 * One configuration, four builds: `vite build --mode main | preload | renderer | cli`.
 *
 * FREECC_TEST_ELECTRON=1 builds for the Electron used in tests: syntax lowered to what it understands.
 */
const forTestElectron = process.env['FREECC_TEST_ELECTRON'] === '1'
const nodeTarget = forTestElectron ? 'node18' : 'node24'
const chromeTarget = forTestElectron ? 'chrome114' : 'chrome144'
/** Apart from the real build, so that neither takes the other's place. */
const output = forTestElectron ? '.cache/test-electron/dist' : 'dist'

const shim = 'src-main/development/chromium114-shim.cjs'

const notices = thirdPartyNotices()

const nodeBuiltins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`), 'electron']

/**
 * A thread becomes one CommonJS file beside its program: Electron starts no ES module from within its archive. An IIFE is
 * the form that Vite has for that, with what Node brings as its arguments.
 */
const threadBuild = {
  format: 'iife',
  plugins: () => [notices.forThread],
  rollupOptions: {
    external: nodeBuiltins,
    output: { codeSplitting: false, entryFileNames: '[name].cjs', globals: (id: string) => `require('${id}')` },
  },
} satisfies UserConfig['worker']

function nodeBuild(entry: string, outDir: string, fileName: string, format: 'cjs' | 'es', target: string): UserConfig {
  return {
    // A thread's file is looked for relative to the program's.
    base: './',
    plugins: [notices.forProgram],
    worker: threadBuild,
    build: {
      outDir,
      target,
      emptyOutDir: true,
      sourcemap: true,
      minify: false,
      lib: { entry, formats: [format], fileName: () => fileName },
      rollupOptions: { platform: 'node', external: nodeBuiltins, output: { codeSplitting: false } },
    },
    resolve: { conditions: ['node', 'import', 'module', 'default'] },
    ssr: { noExternal: true },
  }
}

/**
 * The command line is an ES module in pieces: the entry must be able to say which Node it needs on one that could not
 * even link the rest. Bundled CommonJS packages want a `require`.
 */
function cliBuild(): UserConfig {
  const base = nodeBuild('src-main/cli.ts', 'dist/cli', 'cli.js', 'es', 'node20')
  const requireBanner = `import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)\n`
  const output = {
    codeSplitting: true,
    chunkFileNames: '[name].js',
    banner: (chunk: { readonly isEntry: boolean }) => (chunk.isEntry ? '' : requireBanner),
  }
  return { ...base, build: { ...base.build, rollupOptions: { external: nodeBuiltins, output } } }
}

const builds: Record<string, () => UserConfig> = {
  main: () => nodeBuild('src-main/main.ts', `${output}/main`, 'main.cjs', 'cjs', nodeTarget),
  // A sandboxed preload script must be a single CommonJS file.
  preload: () => nodeBuild('src-main/preload/preload.ts', `${output}/preload`, 'preload.cjs', 'cjs', chromeTarget),
  cli: cliBuild,
  renderer: () => ({
    root: 'src-renderer',
    base: './',
    plugins: [react(), tailwindcss(), notices.forProgram],
    build: {
      outDir: `../${output}/renderer`,
      target: chromeTarget,
      emptyOutDir: true,
      sourcemap: true,
      // In kB. It is read from disk, and needed at once.
      chunkSizeWarningLimit: 1000,
      rollupOptions: { output: { banner: forTestElectron ? readFileSync(shim, 'utf8') : '' } },
    },
  }),
}

const test: TestConfig = {
  projects: [
    {
      test: {
        name: 'unit',
        include: ['{shared,src-main,src-renderer,bench,e2e}/**/*.test.{ts,tsx}'],
        environment: 'node',
        testTimeout: 30_000,
      },
    },
    {
      test: {
        name: 'claude-code',
        include: ['e2e/claude-code/**/*.e2e.ts'],
        environment: 'node',
        testTimeout: 240_000,
        hookTimeout: 240_000,
        fileParallelism: false,
      },
    },
  ],
}

export default defineConfig(({ mode }) => ({ ...builds[mode]?.(), test }) as UserConfig)
