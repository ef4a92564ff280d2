import { expect, it } from 'vitest'
import { formatNotices, isPermissive } from './third-party-notices.ts'

it.each(['MIT', '(MIT OR GPL-3.0-only)', 'MIT AND ISC', 'Apache-2.0'])(
  '%s asks for no more than a notice',
  (license) => {
    expect(isPermissive(license)).toBe(true)
  },
)

it.each(['GPL-3.0-only', 'LGPL-2.1', 'MIT AND GPL-2.0', 'SEE LICENSE IN LICENSE.md', ''])(
  '"%s" does not',
  (license) => {
    expect(isPermissive(license)).toBe(false)
  },
)

it('names each package with its version and its licence, in order, and quotes what it brings', () => {
  const notices = formatNotices([
    { name: 'zebra', version: '2.0.0', license: 'ISC', licenseText: '' },
    { name: 'ant', version: '1.0.0', license: 'MIT', licenseText: 'Copyright (c) Ant\n' },
  ])
  expect(notices).toContain('ant 1.0.0 (MIT)\n\nCopyright (c) Ant\n')
  expect(notices.indexOf('ant 1.0.0')).toBeLessThan(notices.indexOf('zebra 2.0.0 (ISC)'))
})
