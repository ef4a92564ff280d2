import { expect, it } from 'vitest'
import { createMenuKeeper } from './menu-keeper.ts'

it('replaces a menu at once while none is open', () => {
  const put: string[] = []
  const keeper = createMenuKeeper<string>((menu) => put.push(menu))
  keeper.set('first')
  keeper.set('second')
  expect(put).toEqual(['first', 'second'])
})

it('leaves an open menu alone, and puts the newest in its place once it is closed', () => {
  const put: string[] = []
  const keeper = createMenuKeeper<string>((menu) => put.push(menu))
  keeper.set('first')
  keeper.opened()
  keeper.set('second')
  keeper.set('third')
  expect(put).toEqual(['first'])
  keeper.closed()
  expect(put).toEqual(['first', 'third'])
  keeper.opened()
  keeper.closed()
  expect(put).toEqual(['first', 'third'])
})
