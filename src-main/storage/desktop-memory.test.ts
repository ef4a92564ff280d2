import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { freshFirstRun } from '../../shared/first-run.ts'
import { openDesktopMemory } from './desktop-memory.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'freecc-memory-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const place = { x: 10, y: 20, width: 900, height: 700, isMaximized: true }

it('remembers over a restart, one thing apart from the other', () => {
  const path = join(folder, 'desktop.json')
  const memory = openDesktopMemory(path)
  expect(memory.read()).toEqual({ windowPlace: null, wasToldOfClosing: false, firstRun: freshFirstRun })
  memory.change({ wasToldOfClosing: true })
  memory.change({ windowPlace: place })
  expect(openDesktopMemory(path).read()).toEqual({
    windowPlace: place,
    wasToldOfClosing: true,
    firstRun: freshFirstRun,
  })
})

it.each(['', 'no JSON', '{"windowPlace":{"x":"left"},"wasToldOfClosing":false}', '[]'])(
  'begins anew where the file holds %j',
  (text) => {
    const path = join(folder, 'desktop.json')
    writeFileSync(path, text)
    expect(openDesktopMemory(path).read()).toEqual({
      windowPlace: null,
      wasToldOfClosing: false,
      firstRun: freshFirstRun,
    })
  },
)

it('goes on where the file cannot be written', () => {
  const memory = openDesktopMemory(join(folder, 'file', 'desktop.json'))
  writeFileSync(join(folder, 'file'), '')
  memory.change({ windowPlace: place })
  expect(memory.read().windowPlace).toEqual(place)
})

it('reads the file of a version that did not lead through the setup', () => {
  const path = join(folder, 'desktop.json')
  writeFileSync(path, '{"windowPlace":null,"wasToldOfClosing":true}')
  expect(openDesktopMemory(path).read()).toEqual({ windowPlace: null, wasToldOfClosing: true, firstRun: freshFirstRun })
})

it('remembers how far the setup has come', () => {
  const path = join(folder, 'desktop.json')
  const firstRun = { ...freshFirstRun, step: 'key', provider: 'groq' } as const
  openDesktopMemory(path).change({ firstRun })
  expect(openDesktopMemory(path).read().firstRun).toEqual(firstRun)
})
