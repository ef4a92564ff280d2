import { describe, expect, it } from 'vitest'
import { azurePlace, isAzureHost, readAzureAddress } from './azure.ts'

const resource = 'https://res.openai.azure.com'
const foundry = 'https://res.services.ai.azure.com'
const dated = (apiVersion: string, api = 'deployments') => ({ azure: { apiVersion, api } })
const chat = { wireFormat: 'openai-chat' }
const responses = { wireFormat: 'openai-responses' }

describe('readAzureAddress', () => {
  it.each([
    [resource, {}],
    [`${resource}/`, {}],
    [`${resource}/openai`, {}],
    [`${resource}/openai/v1/`, {}],
    [`${resource}/openai/v1/chat/completions`, chat],
    [`${resource}/openai/v1/responses`, responses],
    [`${resource}/openai/v1/responses?api-version=preview`, responses],
    [`${resource}/openai/v1/chat/completions?api-version=2024-10-21`, chat],
    [
      `${resource}/openai/deployments/my-gpt/chat/completions?api-version=2024-10-21`,
      { ...chat, ...dated('2024-10-21') },
    ],
    [`${resource}/openai/deployments/my-gpt?api-version=2024-10-21`, dated('2024-10-21')],
    [`${resource}/openai/responses?api-version=2025-04-01-preview`, { ...responses, ...dated('2025-04-01-preview') }],
    [`${resource}/?api-version=2024-10-21`, dated('2024-10-21')],
    [`${foundry}/models`, {}],
    [
      `${foundry}/models/chat/completions?api-version=2024-05-01-preview`,
      { ...chat, ...dated('2024-05-01-preview', 'models') },
    ],
    [`${foundry}/anthropic`, { wireFormat: 'anthropic' }],
    [`${foundry}/anthropic/v1/messages`, { wireFormat: 'anthropic' }],
    [`${foundry}/api/projects/my-project`, {}],
    [`${foundry}/api/projects/my-project/openai/v1`, {}],
  ])('takes %s for the resource', (text, said) => {
    expect(readAzureAddress(text)).toEqual({ ok: true, value: { baseUrl: new URL(text).origin, ...said } })
  })

  it("keeps a gateway's path before the API's", () => {
    expect(readAzureAddress('https://gateway.example/team/openai/v1')).toEqual({
      ok: true,
      value: { baseUrl: 'https://gateway.example/team' },
    })
  })

  it('uses the version that is set where the address names none', () => {
    const read = (text: string, apiVersion: string) => readAzureAddress(text, { apiVersion })
    expect(read(resource, '2024-10-21')).toMatchObject({ value: dated('2024-10-21') })
    expect(read(`${resource}?api-version=2025-01-01-preview`, '2024-10-21')).toMatchObject({
      value: dated('2025-01-01-preview'),
    })
    for (const said of [read(resource, 'v1'), read(`${resource}/openai/v1`, '2024-10-21')]) {
      expect(said).toEqual({ ok: true, value: { baseUrl: resource } })
    }
  })

  it.each([
    ['res.openai.azure.com', 'must start with http:// or https://'],
    [`${resource}/openai?api-key=hunter2`, 'must end with its path'],
    [`${resource}/openai?api-version=2024-10-21&key=hunter2`, 'must end with its path'],
    [`${resource}/openai?api-version=2024-10-21#hunter2`, 'must end with its path'],
    ['https://user:hunter2@res.openai.azure.com', 'must not hold a user name'],
  ])('refuses %s in one sentence that does not repeat it', (text, reason) => {
    const result = readAzureAddress(text, { name: 'AZURE_API_BASE' })
    expect(result).toMatchObject({ ok: false, message: expect.stringContaining(`AZURE_API_BASE ${reason}`) as unknown })
    expect(JSON.stringify(result)).not.toContain('hunter2')
  })
})

describe('azurePlace', () => {
  const place = (address: string, wireFormat: Parameters<typeof azurePlace>[1]) => {
    const read = readAzureAddress(address)
    if (!read.ok) throw new Error(read.message)
    return azurePlace(read.value, wireFormat, 'my gpt')
  }

  it('has no version in the API that needs none', () => {
    const expected = { baseUrl: `${resource}/openai/v1`, query: '', modelsUrl: `${resource}/openai/v1/models` }
    expect(place(resource, 'openai-chat')).toEqual(expected)
    expect(place(resource, 'openai-responses')).toEqual(expected)
  })

  it('147: has the deployment in the path of dated chat completions, in the body of dated responses', () => {
    const address = `${resource}?api-version=2025-04-01-preview`
    const query = '?api-version=2025-04-01-preview'
    const modelsUrl = `${resource}/openai/models${query}`
    expect(place(address, 'openai-chat')).toEqual({
      baseUrl: `${resource}/openai/deployments/my%20gpt`,
      query,
      modelsUrl,
    })
    expect(place(address, 'openai-responses')).toEqual({ baseUrl: `${resource}/openai`, query, modelsUrl })
  })

  it("leads to Foundry's own APIs", () => {
    expect(place(`${foundry}/models?api-version=2024-05-01-preview`, 'openai-chat')).toEqual({
      baseUrl: `${foundry}/models`,
      query: '?api-version=2024-05-01-preview',
      modelsUrl: null,
    })
    expect(place(foundry, 'anthropic')).toEqual({ baseUrl: `${foundry}/anthropic`, query: '', modelsUrl: null })
  })
})

it("knows Microsoft's own hosts", () => {
  expect([resource, foundry, 'https://x.openai.azure.us'].every(isAzureHost)).toBe(true)
  expect(
    [
      'https://azure.com.evil.example',
      'https://vm.westeurope.cloudapp.azure.com',
      'https://gateway.example',
      'no url',
    ].some(isAzureHost),
  ).toBe(false)
})
