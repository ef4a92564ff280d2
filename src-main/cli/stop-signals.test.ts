import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { listenToStopSignals } from './stop-signals.ts'

function start() {
  const source = new EventEmitter()
  let time = 0
  const signals = listenToStopSignals(source, () => time)
  return { source, signals, pass: (milliseconds: number) => void (time += milliseconds) }
}

it('gives one signal after the other, those too that came before anyone waited', async () => {
  const { source, signals, pass } = start()
  source.emit('SIGINT')
  expect(await signals.next()).toBe('SIGINT')
  const next = signals.next()
  pass(1_000)
  source.emit('SIGTERM')
  expect(await next).toBe('SIGTERM')
})

it("takes what follows at once for npm's echo", async () => {
  const { source, signals, pass } = start()
  source.emit('SIGINT')
  pass(5)
  source.emit('SIGINT')
  pass(1_000)
  source.emit('SIGTERM')
  expect([await signals.next(), await signals.next()]).toEqual(['SIGINT', 'SIGTERM'])
})

it('takes the loss of the parent for a wish, unless a signal was one already', async () => {
  const alone = start()
  alone.source.emit('abandoned')
  expect(await alone.signals.next()).toBe('SIGTERM')

  const { source, signals, pass } = start()
  source.emit('SIGINT')
  pass(1_000)
  source.emit('abandoned')
  pass(1_000)
  source.emit('SIGINT')
  expect([await signals.next(), await signals.next()]).toEqual(['SIGINT', 'SIGINT'])
})
