import { expect, it } from 'vitest'
import { firstUpdateStatus, type Installation } from './update-way.ts'

const replacesItself = { state: 'current', checkedAt: null }
const isPackage = { state: 'not-here', why: 'package' }

it.each<[string, Partial<Installation>, object]>([
  ['an AppImage', { environment: { APPIMAGE: '/home/me/FreeCC.AppImage' } }, replacesItself],
  ['a Debian or RPM package, or an unpacked archive', {}, isPackage],
  ['an installed Windows app', { platform: 'win32' }, replacesItself],
  ['a portable one', { platform: 'win32', environment: { PORTABLE_EXECUTABLE_FILE: 'E:\\FreeCC.exe' } }, isPackage],
  ['an app of macOS', { platform: 'darwin' }, replacesItself],
  ['one that runs from its sources', { isPackaged: false }, { state: 'not-here', why: 'not-installed' }],
])('%s', (_, installation, expected) => {
  expect(firstUpdateStatus({ isPackaged: true, platform: 'linux', environment: {}, ...installation })).toEqual(expected)
})
