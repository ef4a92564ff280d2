// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { App } from './app.tsx'
import { createWindowModel } from './state/window-model.ts'
import { createFakeApi } from './testing/fake-api.ts'
import { sampleState } from './testing/samples.ts'
import './testing/render-window.tsx'

it('says so where the main process does not answer, and asks again', async () => {
  const api = createFakeApi({ state: sampleState(), requests: [] })
  api.breakNext('state.get')
  render(<App model={createWindowModel(api)} />)
  expect((await screen.findByRole('alert')).textContent).toContain('no answer from FreeCC')
  api.breakNext('state.get')
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'FreeCC is on' })).toBeDefined()
  expect(screen.queryByRole('alert')).toBeNull()
})
