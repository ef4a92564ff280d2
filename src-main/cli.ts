#!/usr/bin/env node
// The entry of the command line. It imports nothing before the version is known to be right, so that an older Node can
// say which one is needed in place of failing on something it does not know.
const needed = [22, 19] as const
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  process.stderr.write(`FreeCC needs Node ${needed.join('.')} or later; this is Node ${process.versions.node}.\n`)
  process.exitCode = 1
} else {
  const { main } = await import('./cli/main.ts')
  const exitCode = await main(process.argv.slice(2))
  // Open connections, such as those that a second Ctrl-C gives up, must not keep the process.
  process.stdout.write('', () => process.exit(exitCode))
}

export {}
