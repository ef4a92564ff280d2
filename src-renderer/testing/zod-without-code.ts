import { z } from 'zod'

// Imported first, before any schema is made: the window's policy forbids the code that zod would compile for them.
z.config({ jitless: true })
