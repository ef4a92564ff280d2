import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { defaultRecordingSettings } from '../shared/recording-settings.ts'
import { defaultSettings } from '../shared/settings.ts'
import { createPatternRedactor } from '../src-main/logging/pattern-redactor.ts'
import { createProxy } from '../src-main/proxy/create-proxy.ts'
import { createRequestLog } from '../src-main/recording/request-log.ts'
import { describeTraffic } from '../src-main/services/traffic.ts'

/**
 * The app's main process without Electron: the proxy, the request log, and a thread in the window's place that takes the
 * pushes, as a message between processes costs the sender much the same. Prints its address when it is ready.
 */
export type Order = { readonly isWatched: boolean; readonly bodies: boolean } | 'usage'

const [upstream = '', folder = ''] = process.argv.slice(2)
const window = new Worker(`require('node:worker_threads').parentPort.on('message', () => {})`, { eval: true })
let isWatched = false

const requestLog = createRequestLog({
  settings: defaultRecordingSettings,
  folder: join(folder, 'requests'),
  redactor: createPatternRedactor(() => ['sk-bench-0000'], []),
  push(changed) {
    if (isWatched) window.postMessage(changed)
    describeTraffic(requestLog.list())
  },
  pushList: () => {},
  isWatched: () => isWatched,
  onTrouble: (code) => process.stderr.write(`${code}\n`),
})
const proxy = createProxy(
  {
    settings: {
      ...defaultSettings,
      proxy: { host: '127.0.0.1', port: 0, on: true },
      connections: [
        { id: 'big', provider: 'openai', baseUrl: `${upstream}/v1`, keys: [{ store: 'environment', variable: 'KEY' }] },
      ],
      routes: { ...defaultSettings.routes, big: [{ connection: 'big', model: 'gpt-4.1' }] },
      models: { ...defaultSettings.models, refresh: false },
    },
    readKey: () => 'sk-bench-0000',
    token: null,
  },
  requestLog.observer,
)

process.on('message', (order: Order) => {
  if (order === 'usage') {
    const { user, system } = process.threadCpuUsage()
    process.send?.((user + system) / 1000)
    return
  }
  isWatched = order.isWatched
  requestLog.configure({ ...defaultRecordingSettings, bodies: order.bodies })
  process.send?.(0)
})

const status = await proxy.listen()
process.stdout.write(`watched proxy on ${status.state === 'on' ? status.url : status.state}\n`)
