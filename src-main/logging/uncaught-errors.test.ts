import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { watchUncaughtErrors, type UncaughtError } from './uncaught-errors.ts'

it('tells of exceptions and rejections, with what caused them, whatever was thrown', () => {
  const source = new EventEmitter()
  const told: UncaughtError[] = []
  watchUncaughtErrors(source, (uncaught) => told.push(uncaught))
  source.emit('uncaughtException', new Error('broken', { cause: new Error('disk') }))
  source.emit('unhandledRejection', 'only a word')
  source.emit('unhandledRejection', undefined)
  expect(told.map(({ kind }) => kind)).toEqual(['exception', 'rejection', 'rejection'])
  expect(told[0]?.text).toMatch(/^Error: broken\n +at [\s\S]*cause.*Error: disk/)
  expect(told.slice(1).map(({ text }) => text)).toEqual(["'only a word'", 'undefined'])
})
