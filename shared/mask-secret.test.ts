import { expect, it } from 'vitest'
import { maskSecret } from './mask-secret.ts'

it('shows the last four characters of a long secret', () => {
  expect(maskSecret('sk-proj-0123456789abcd')).toBe('••••abcd')
})

it('shows nothing of a short one', () => {
  expect(maskSecret('hunter2-hunter2')).toBe('••••')
})
