import { describe, expect, it } from 'vitest'
import { callSchemas, type RouteDetails } from '../../../../shared/ipc.ts'
import {
  checkDetails,
  countDetails,
  detailsDraftOf,
  noDetails,
  readDetails,
  type DetailsDraft,
} from './details-draft.ts'

const all: RouteDetails = {
  api: 'responses',
  baseModel: 'gpt-4.1',
  google: { projectId: 'my-project', location: 'global', credentialsFile: '/home/you/key.json' },
  overrides: {
    effort: { level: 'medium', mode: 'at-most' },
    maxOutputTokens: 16_000,
    temperature: 0.6,
    topP: 0.95,
    parameters: { top_k: 20, provider: { order: ['a'] } },
  },
}

describe('what stands behind Advanced', () => {
  it('comes back from the fields as it was', () => {
    expect(readDetails(detailsDraftOf(all))).toEqual(all)
    expect(readDetails(noDetails)).toEqual({})
    expect([countDetails(detailsDraftOf(all)), countDetails(noDetails)]).toEqual([10, 0])
  })

  it('is what the main process takes', () => {
    const route = { tier: 'opus', provider: 'vertex', model: 'm', baseUrl: '' }
    const details = readDetails({ ...noDetails, project: ' my-project ', effort: 'always none', parameters: ' {} ' })
    expect(details).toEqual({
      google: { projectId: 'my-project', location: 'us-central1' },
      overrides: { effort: { level: 'none', mode: 'always' } },
    })
    expect(callSchemas['route.save'].parse({ ...route, details })).toEqual({ ...route, details })
  })

  it.each<[Partial<DetailsDraft>, object]>([
    [{ baseModel: 'gpt 4' }, { baseModel: 'models.modelHasSpaces' }],
    [{ project: 'my project' }, { project: 'advanced.badProject' }],
    [{ location: 'Europe!' }, { location: 'advanced.badLocation' }],
    [{ maxOutputTokens: '0' }, { maxOutputTokens: 'advanced.badTokens' }],
    [{ maxOutputTokens: '1e3' }, { maxOutputTokens: 'advanced.badTokens' }],
    [{ temperature: '2.1' }, { temperature: 'advanced.badTemperature' }],
    [{ temperature: '-1' }, { temperature: 'advanced.badTemperature' }],
    [{ topP: '1.5' }, { topP: 'advanced.badTopP' }],
    [{ parameters: '{' }, { parameters: { text: 'advanced.badParameters' } }],
    [{ parameters: '{"stream":false}' }, { parameters: { text: 'advanced.ownParameter', name: 'stream' } }],
    [{ parameters: JSON.stringify({ a: 'x'.repeat(20_000) }) }, { parameters: { text: 'advanced.longParameters' } }],
  ])('says what is wrong with %j', (change, problem) => {
    expect(checkDetails({ ...noDetails, ...change })).toMatchObject(problem)
  })

  it.each(['0', '2', '0.75'])('takes %s for a temperature', (temperature) => {
    expect(checkDetails({ ...noDetails, temperature }).temperature).toBeNull()
  })
})
