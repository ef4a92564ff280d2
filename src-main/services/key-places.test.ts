import { expect, it } from 'vitest'
import { keyPlaces } from './key-places.ts'

it('knows which providers have a key, whichever of their places it is in', () => {
  const stored = new Map([
    ['big openai', 'gnome-keyring'],
    ['small xai #2', 'kwallet'],
    ['big openai https://gateway.example.com', 'kwallet'],
  ] as const)
  expect(keyPlaces({ backendOf: (id) => new Map<string, 'gnome-keyring' | 'kwallet'>(stored).get(id) })).toEqual([
    { tier: 'big', provider: 'openai', backend: 'gnome-keyring' },
    { tier: 'small', provider: 'xai', backend: 'kwallet' },
  ])
})
