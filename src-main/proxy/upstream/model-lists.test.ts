import { expect, it } from 'vitest'
import { defaultSettings } from '../../../shared/settings.ts'
import { startJsonServer } from '../../models/testing/start-server.ts'
import { buildRoutingTable, type Upstream } from '../routing/routing-table.ts'
import { createModelLists } from './model-lists.ts'

const list = { data: [{ id: 'm', context_length: 9_000 }] }

function upstreamAt(baseUrl: string): Upstream {
  const connections = [{ id: 'c', provider: 'openai', baseUrl, keys: [] }]
  const settings = {
    ...defaultSettings,
    connections,
    routes: { ...defaultSettings.routes, big: [{ connection: 'c', model: 'm' }] },
  }
  const [option] = buildRoutingTable(settings, { readKey: () => undefined }).tiers.big
  if (option?.usable !== true) throw new Error(option?.problem)
  return option.upstream
}

async function setUp(answers: Record<string, unknown> = { '/models': list }) {
  const asked: string[] = []
  const upstream = upstreamAt(await startJsonServer(answers, (request) => asked.push(request)))
  let clock = 0
  let mayRefresh = true
  const learned: unknown[] = []
  const lists = createModelLists({
    learn: (from, models) => learned.push([from.baseUrl, models]),
    mayRefresh: () => mayRefresh,
    now: () => clock,
  })
  return {
    lists,
    upstream,
    learned,
    timesAsked: () => asked.filter((request) => request === 'GET /models').length,
    pass: (time: number) => void (clock += time),
    forbid: () => void (mayRefresh = false),
  }
}

it('fetches a list once for all who want it at the same time', async () => {
  const { lists, upstream, learned, timesAsked } = await setUp()
  lists.refresh(upstream, 'm', null)
  lists.refresh(upstream, 'm', null)
  const [one, other] = await Promise.all([lists.of(upstream, 'm', null, 1), lists.of(upstream, 'm', null, 1)])
  expect(one).toEqual([{ id: 'm', info: { contextWindow: 9_000 } }])
  expect(other).toBe(one)
  expect(timesAsked()).toBe(1)
  expect(learned).toEqual([[upstream.baseUrl, one]])
})

it('fetches it again when it is too old for who asks', async () => {
  const { lists, upstream, timesAsked, pass } = await setUp()
  await lists.of(upstream, 'm', null, 1_000)
  pass(999)
  await lists.of(upstream, 'm', null, 1_000)
  expect(timesAsked()).toBe(1)
  pass(1)
  await lists.of(upstream, 'm', null, 1_000)
  expect(timesAsked()).toBe(2)
})

it.each([
  ['after a minute, as a model may have been loaded anew', 'm', 60_000],
  ['sooner where it tells no window of the model, which it may have loaded by then', 'not-loaded', 15_000],
])('157: refreshes the list of a local server %s', async (_when, model, time) => {
  const { lists, upstream, timesAsked, pass } = await setUp()
  lists.refresh(upstream, model, null)
  await lists.of(upstream, model, null, 1)
  pass(time - 1)
  lists.refresh(upstream, model, null)
  expect(timesAsked()).toBe(1)
  pass(1)
  lists.refresh(upstream, model, null)
  await lists.of(upstream, model, null, 1)
  expect(timesAsked()).toBe(2)
})

it('has no models where there is no list, and learns nothing from that', async () => {
  const { lists, upstream, learned } = await setUp({})
  expect(await lists.of(upstream, 'm', null, 1)).toEqual([])
  expect(await lists.of(upstreamAt('http://127.0.0.1:9'), 'm', null, 1)).toEqual([])
  expect(learned).toEqual([])
})

it('refreshes nothing where that is not wanted, and never what is Claude', async () => {
  const { lists, upstream, timesAsked, forbid } = await setUp()
  lists.refresh({ ...upstream, wireFormat: 'anthropic' }, 'm', null)
  forbid()
  lists.refresh(upstream, 'm', null)
  await lists.of(upstream, 'm', null, 1)
  expect(timesAsked()).toBe(1)
})
