import { expect, it } from 'vitest'
import { claudeCodeVariables } from '../../shared/env-snippets.ts'
import { answer } from '../upstream/scenario.ts'
import { bigModel, withProxy } from './with-proxy.ts'

const big = { title: 'tiny (Vendor)', isClaudeHost: false, contextWindow: 96_000, maxOutputTokens: 12_345 }

it('293: takes window and output limit from the variables, under names that are not Claude', () =>
  withProxy(async ({ baseUrl, big: upstream, ask }) => {
    const environment = Object.fromEntries(
      claudeCodeVariables(baseUrl, 'any', { big, small: big, opus: null, fable: null }),
    )
    const { stdout } = await ask('/context', { environment })
    expect(stdout).toMatch(/\/ ?96k/)
    expect(stdout).toContain('**Model:** freecc-big ')

    upstream.play([{ name: 'answers', reply: answer({ text: 'Big here.' }) }])
    const said = await ask('Who is there?', { environment, arguments: ['--model', 'opus'] })
    expect(said.stdout).toBe('Big here.\n')
    expect(upstream.requests.map(({ body }) => [body.model, body.max_tokens])).toEqual([[bigModel, 12_345]])
  }))

it('293: takes OPUS by a name of its own for no Claude model either', () =>
  withProxy(async ({ baseUrl, ask }) => {
    const opus = { ...big, contextWindow: 64_000 }
    const environment = Object.fromEntries(claudeCodeVariables(baseUrl, 'any', { big, small: big, opus, fable: null }))
    const { stdout } = await ask('/context', { environment, arguments: ['--model', 'opus'] })
    expect(stdout).toMatch(/\/ ?64k/)
    expect(stdout).toContain('**Model:** freecc-opus')
  }))
