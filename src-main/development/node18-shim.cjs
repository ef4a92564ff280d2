'use strict'

/**
 * What the bundled app expects of Node 24 and the tests' Electron, which carries Node 18, lacks. Loaded by the test
 * build only.
 */

const buffer = require('node:buffer')
const zlib = require('node:zlib')
const util = require('node:util')
const workerThreads = require('node:worker_threads')

globalThis.File ??= buffer.File

Promise.withResolvers ??= function withResolvers() {
  let resolve
  let reject
  const promise = new this((...functions) => ([resolve, reject] = functions))
  return { promise, resolve, reject }
}

URL.canParse ??= (url, base) => {
  try {
    return Boolean(new URL(url, base))
  } catch {
    return false
  }
}

// No upstream of the tests uses zstd.
zlib.createZstdDecompress ??= () => {
  throw new Error('This Electron cannot read zstd.')
}

workerThreads.markAsUncloneable ??= () => undefined
util.markAsUncloneable ??= workerThreads.markAsUncloneable
