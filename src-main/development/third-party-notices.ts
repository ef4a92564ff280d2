import { licensePlugin, type LicenseInfo } from 'rolldown-license-plugin'

/** Licences that ask for nothing but to be named and quoted, which the notices do. */
const permissive = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'Zlib',
])

/**
 * Plugins that write `third-party-notices.txt` beside what a build makes: whose code is in it, and under which licence.
 * A licence that is not among the permissive ones ends the build. Threads are built apart, before what starts them.
 */
export function thirdPartyNotices() {
  const all = new Map<string, LicenseInfo>()
  const collect = (licenses: readonly LicenseInfo[]) => {
    for (const license of licenses) all.set(`${license.name}@${license.version}`, license)
  }
  const rules = {
    allow: ({ license }: LicenseInfo) => isPermissive(license),
    failOnViolation: true,
    failOnUnlicensed: true,
  }
  return {
    forThread: licensePlugin({ ...rules, done: collect }),
    forProgram: licensePlugin({
      ...rules,
      done(licenses, context) {
        collect(licenses)
        if (all.size === 0) return
        const source = formatNotices([...all.values()])
        context.emitFile({ type: 'asset', fileName: 'third-party-notices.txt', source })
      },
    }),
  }
}

/** An SPDX expression: of several offered by OR, one has to be permissive; of several joined by AND, all. */
export function isPermissive(expression: string): boolean {
  return expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((license) => permissive.has(license.trim())))
}

export function formatNotices(licenses: readonly LicenseInfo[]): string {
  const sorted = licenses.toSorted((a, b) => a.name.localeCompare(b.name))
  const notices = sorted.map(({ name, version, license, licenseText }) =>
    [`${name} ${version} (${license})`, licenseText.trim()].filter((part) => part !== '').join('\n\n'),
  )
  return `FreeCC contains code of others:\n\n${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`
}
