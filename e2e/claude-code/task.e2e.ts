import { it } from 'vitest'
import { runTask } from './task.ts'
import { withProxy } from './with-proxy.ts'

it('finishes a task with a picture, a failing command and two tools at once', () =>
  withProxy(({ executable, baseUrl, big }) => runTask({ executable, baseUrl, token: 'any', upstream: big })))
