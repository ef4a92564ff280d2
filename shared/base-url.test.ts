import { describe, expect, it } from 'vitest'
import { formatsNamedBy, isLocalPort, isLoopbackHost, isLoopbackUrl, normaliseBaseUrl } from './base-url.ts'
import type { WireFormat } from './providers/provider.ts'

describe('normaliseBaseUrl', () => {
  it.each<[WireFormat, string, string]>([
    ['openai-chat', 'https://api.openai.com', 'https://api.openai.com/v1'],
    ['openai-chat', 'https://api.openai.com/', 'https://api.openai.com/v1'],
    ['openai-chat', 'https://api.openai.com/v1', 'https://api.openai.com/v1'],
    ['openai-chat', ' https://api.openai.com/v1// ', 'https://api.openai.com/v1'],
    ['openai-chat', 'https://api.openai.com/v1/chat/completions', 'https://api.openai.com/v1'],
    ['openai-chat', 'https://api.openai.com/v1/chat/completions/', 'https://api.openai.com/v1'],
    ['openai-chat', 'https://api.openai.com/v1/responses', 'https://api.openai.com/v1'],
    ['openai-chat', 'http://localhost:11434/chat/completions', 'http://localhost:11434/v1'],
    ['openai-chat', 'https://openrouter.ai/api/v1/', 'https://openrouter.ai/api/v1'],
    ['openai-chat', 'https://open.bigmodel.cn/api/paas/v4', 'https://open.bigmodel.cn/api/paas/v4'],
    ['openai-chat', 'HTTP://LocalHost:1234', 'http://localhost:1234/v1'],
    ['openai-chat', 'http://[::1]:8000/v1', 'http://[::1]:8000/v1'],
    ['openai-responses', 'https://api.openai.com/v1/responses', 'https://api.openai.com/v1'],
    ['anthropic', 'https://api.anthropic.com', 'https://api.anthropic.com'],
    ['anthropic', 'https://api.anthropic.com/v1/', 'https://api.anthropic.com'],
    ['anthropic', 'https://api.anthropic.com/v1/messages', 'https://api.anthropic.com'],
    ['anthropic', 'https://api.anthropic.com/v1/messages/count_tokens', 'https://api.anthropic.com'],
    ['anthropic-compatible', 'https://api.deepseek.com/anthropic/v1/messages', 'https://api.deepseek.com/anthropic'],
    ['anthropic-compatible', 'https://api.kimi.com/coding/', 'https://api.kimi.com/coding'],
    ['gemini', 'https://generativelanguage.googleapis.com', 'https://generativelanguage.googleapis.com/v1beta'],
    ['gemini', 'https://host.example/v1/models/gemini-3:generateContent', 'https://host.example/v1'],
  ])('%s: %s becomes %s', (wireFormat, text, expected) => {
    const result = normaliseBaseUrl(text, wireFormat)
    expect(result).toEqual({ ok: true, value: expected })
    expect(normaliseBaseUrl(expected, wireFormat)).toEqual(result)
  })

  it.each([
    ['api.openai.com/v1', 'must start with http:// or https://'],
    ['localhost:11434', 'must start with http:// or https://'],
    ['ftp://host/v1', 'must start with http:// or https://'],
    ['file:///etc/passwd', 'must start with http:// or https://'],
    ['', 'must start with http:// or https://'],
    ['https://', 'is not a valid URL'],
    ['https://host:99999/v1', 'is not a valid URL'],
    ['https://ho st/v1', 'is not a valid URL'],
    ['https://host/v1\nX-Evil: 1', 'is not a valid URL'],
    ['https:\\\\host\\v1', 'must start with http:// or https://'],
    ['https://host\\v1', 'is not a valid URL'],
    ['https://user:hunter2@host/v1', 'must not hold a user name or password'],
    ['https://host/v1?key=hunter2', 'must end with its path'],
    ['https://host/v1?', 'must end with its path'],
    ['https://host/v1#hunter2', 'must end with its path'],
    ['http://169.254.169.254/v1', "leads to a cloud's metadata service"],
    ['http://0xA9FEA9FE/v1', "leads to a cloud's metadata service"],
    ['http://[fd00:ec2::254]/v1', "leads to a cloud's metadata service"],
    ['https://metadata.google.internal./v1', "leads to a cloud's metadata service"],
  ])('rejects %j in one sentence that does not repeat it', (text, reason) => {
    const result = normaliseBaseUrl(text, 'openai-chat', 'BIG_MODEL_API_BASE')
    expect(result).toMatchObject({
      ok: false,
      message: expect.stringContaining(`BIG_MODEL_API_BASE ${reason}`) as unknown,
    })
    expect(JSON.stringify(result)).not.toContain('hunter2')
  })
})

describe('formatsNamedBy', () => {
  it.each<[string, readonly WireFormat[]]>([
    ['https://host.example/v1/chat/completions', ['openai-chat']],
    [' https://host.example/deep/v1/messages/ ', ['anthropic', 'anthropic-compatible']],
    ['https://host.example/v1/messages/count_tokens', ['anthropic', 'anthropic-compatible']],
    ['https://host.example/v1/responses', ['openai-responses']],
    ['https://host.example/v1beta/models/gemini-3:streamGenerateContent', ['gemini']],
    ['https://host.example/model/nova/converse-stream', ['bedrock-converse']],
    ['https://host.example/v1', []],
    ['https://host.example/anthropic', []],
    ['', []],
  ])('%s names %j', (url, formats) => {
    expect(formatsNamedBy(url)).toEqual(formats)
  })
})

describe('isLoopbackUrl', () => {
  it.each([
    'http://localhost:11434/v1',
    'http://LOCALHOST./v1',
    'http://ollama.localhost/v1',
    'http://127.0.0.1:8000',
    'http://127.8.9.1',
    'http://0x7f.1',
    'http://[::1]:8080/v1',
    'http://[::ffff:127.0.0.1]/',
    'http://0.0.0.0:11434',
    'http://[::]:11434',
  ])('%s is this machine', (url) => {
    expect(isLoopbackUrl(url)).toBe(true)
  })

  it.each([
    'https://api.openai.com/v1',
    'http://192.168.1.5:8000',
    'http://127.evil.example',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://128.0.0.1',
    'nonsense',
  ])('%s is not', (url) => {
    expect(isLoopbackUrl(url)).toBe(false)
  })
})

describe('isLocalPort', () => {
  it.each([
    ['http://localhost:8082/v1', 8082],
    ['http://0.0.0.0:8082', 8082],
    ['http://127.0.0.1', 80],
    ['https://[::1]/v1', 443],
  ])('%s is port %i of this machine', (url, port) => expect(isLocalPort(url, port)).toBe(true))

  it.each([
    ['http://localhost:8083/v1', 8082],
    ['http://192.168.1.5:8082', 8082],
    ['https://127.0.0.1', 80],
    ['nonsense', 8082],
  ])('%s is not port %i of it', (url, port) => expect(isLocalPort(url, port)).toBe(false))
})

describe('isLoopbackHost', () => {
  it.each([['::1'], ['[::1]'], ['localhost'], ['127.0.0.1']])('%s is this machine', (host) => {
    expect(isLoopbackHost(host)).toBe(true)
  })

  it.each([['192.168.1.5'], ['0.0.0.0'], ['::'], ['example.org']])('%s is not', (host) => {
    expect(isLoopbackHost(host)).toBe(false)
  })
})
