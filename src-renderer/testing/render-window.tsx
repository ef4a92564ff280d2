import { cleanup, render } from '@testing-library/react'
import { userEvent, type UserEvent } from '@testing-library/user-event'
import { afterEach } from 'vitest'
import { App } from '../app.tsx'
import { addressOf, type Place } from '../../shared/window-address.ts'
import { createWindowModel } from '../state/window-model.ts'
import { createFakeApi, type FakeApi, type FakeOptions } from './fake-api.ts'
import { sampleState } from './samples.ts'

// jsdom lays nothing out, so there is nothing to observe.
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

// Nor is there anything to scroll.
Object.defineProperty(Element.prototype, 'scrollIntoView', { value: () => {}, configurable: true, writable: true })

// The same holds for sizes, of which the request list draws as many rows as fit.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { value: 640 })
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { value: 800 })

afterEach(() => {
  cleanup()
  localStorage.clear()
})

export interface RenderedWindow {
  readonly api: FakeApi
  readonly user: UserEvent
}

/** The whole window on this screen, with a fake main process behind it; ready once its state has arrived. */
export async function renderWindow(screen: Place, options: Partial<FakeOptions> = {}): Promise<RenderedWindow> {
  window.location.hash = addressOf(screen)
  const api = createFakeApi({ state: sampleState(), requests: [], ...options })
  const user = userEvent.setup({ delay: null })
  const { findByRole } = render(<App model={createWindowModel(api)} />)
  await findByRole('heading', { level: 1 })
  return { api, user }
}
