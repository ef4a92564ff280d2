'use strict'

/**
 * What the bundled app expects of Node 24 and the tests' Electron, which carries Node 18, lacks. Loaded by the test
 * build only.
 */

const buffer = require('node:buffer')
const crypto = require('node:crypto')
const events = require('node:events')
const zlib = require('node:zlib')
const util = require('node:util')
const workerThreads = require('node:worker_threads')

Symbol.dispose ??= Symbol('Symbol.dispose')

events.addAbortListener ??= (signal, listener) => {
  signal.addEventListener('abort', listener, { once: true })
  return { [Symbol.dispose]: () => signal.removeEventListener('abort', listener) }
}

globalThis.AbortSignal.any ??= (signals) => {
  const either = new globalThis.AbortController()
  for (const signal of signals) {
    if (signal.aborted) either.abort(signal.reason)
    signal.addEventListener('abort', () => either.abort(signal.reason), { once: true })
  }
  return either.signal
}

globalThis.Promise.withResolvers ??= () => {
  const parts = {}
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }))
  return parts
}

crypto.hash ??= (algorithm, data, encoding) => crypto.createHash(algorithm).update(data).digest(encoding)

globalThis.File ??= buffer.File

// No upstream of the tests uses zstd.
zlib.createZstdDecompress ??= () => {
  throw new Error('This Electron cannot read zstd.')
}

workerThreads.markAsUncloneable ??= () => undefined
util.markAsUncloneable ??= workerThreads.markAsUncloneable
