import { z } from 'zod'
import { freshFirstRun } from '../../shared/first-run.ts'
import { firstRunSchema } from '../../shared/first-run-schema.ts'
import type { DesktopMemory, Remembered } from '../services/ports.ts'
import { readIfPresent, writePrivateFile } from './private-file.ts'

const rememberedSchema = z.object({
  windowPlace: z
    .object({ x: z.number(), y: z.number(), width: z.number(), height: z.number(), isMaximized: z.boolean() })
    .nullable(),
  wasToldOfClosing: z.boolean(),
  firstRun: firstRunSchema.default(freshFirstRun),
})

const nothing: Remembered = { windowPlace: null, wasToldOfClosing: false, firstRun: freshFirstRun }

/** A file of conveniences: one that cannot be read or written is as good as none. */
export function openDesktopMemory(path: string): DesktopMemory {
  let remembered = readRemembered(path)
  return {
    read: () => remembered,
    change(part) {
      remembered = { ...remembered, ...part }
      try {
        writePrivateFile(path, JSON.stringify(remembered))
      } catch {
        // It holds until the end of this run then.
      }
    },
  }
}

function readRemembered(path: string): Remembered {
  try {
    return rememberedSchema.parse(JSON.parse(readIfPresent(path) ?? ''))
  } catch {
    return nothing
  }
}
