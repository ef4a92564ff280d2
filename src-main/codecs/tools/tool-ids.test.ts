import { describe, expect, it } from 'vitest'
import { clientToolId, originalToolId } from './tool-ids.ts'

const newId = () => 'toolu_01new'

describe('ids of tool calls', () => {
  it.each(['call_ZR5UUuTt3pf61kjwAJIYdVMj', 'gSIMJiOkT', 'chatcmpl-tool-9f149c74c42f265b', 'call_55117580'])(
    'keeps %s',
    (id) => {
      expect(clientToolId(id, newId)).toBe(id)
      expect(originalToolId(id)).toBe(id)
    },
  )

  it('196: gives a new one where the upstream sends none', () => {
    expect(clientToolId('', newId)).toBe('toolu_01new')
  })

  it.each(['functions.Bash:0', '0', 'call_1', 'tool/é'])(
    '128: replaces %s by one that clients accept, and back',
    (id) => {
      const clientId = clientToolId(id, newId)
      expect(clientId).toMatch(/^[a-zA-Z0-9_-]+$/)
      expect(clientId).toContain('toolu_01new')
      expect(originalToolId(clientId)).toBe(id)
    },
  )
})
