import { join } from 'node:path'
import type { Settings } from '../../shared/settings.ts'
import type { CatalogueSource } from '../models/catalogue-cache.ts'
import { runtimeDirectory } from './runtime-file.ts'

/** Where the catalogue of models is renewed from, and where every FreeCC of this user keeps it. */
export function catalogueSource({ models }: Settings, directory = runtimeDirectory()): CatalogueSource {
  return { url: models.catalogueUrl, file: join(directory, 'models.json') }
}
