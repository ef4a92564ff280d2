import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EnvironmentVariables } from '../../shared/env-snippets.ts'
import { editSettings, holdsOurs, type SettingsEdit, type WrittenRecord } from './settings-edit.ts'
import { anyNeatSettingsText, anySettingsText } from './testing/any-settings.ts'

const token = 'token-of-this-app'
const ours: EnvironmentVariables = [
  ['ANTHROPIC_BASE_URL', 'http://127.0.0.1:8082'],
  ['ANTHROPIC_AUTH_TOKEN', token],
]
const oursWithModels: EnvironmentVariables = [...ours, ['ANTHROPIC_DEFAULT_OPUS_MODEL', 'freecc-big']]

function edit(text: string | null, variables: EnvironmentVariables, record: WrittenRecord | null = null): SettingsEdit {
  const result = editSettings({ text, record, variables, token })
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

function undo({ text, record }: SettingsEdit): string | null {
  return edit(text, [], record).text
}

function parsed(text: string | null): Record<string, unknown> & { env?: Record<string, unknown> } {
  return JSON.parse((text ?? '').replace(/^\u{feff}/u, '')) as Record<string, unknown>
}

describe('writing', () => {
  it('makes a file where there is none', () => {
    expect(edit(null, ours).text).toBe(
      '{\n  "env": {\n    "ANTHROPIC_BASE_URL": "http://127.0.0.1:8082",\n    "ANTHROPIC_AUTH_TOKEN": "token-of-this-app"\n  }\n}\n',
    )
  })

  it('adds to what is there, in the same manner', () => {
    const before = '{\r\n\t"model": "opus",\r\n\t"env": {\r\n\t\t"HTTP_PROXY": "x"\r\n\t}\r\n}'
    expect(edit(before, ours).text).toBe(
      '{\r\n\t"model": "opus",\r\n\t"env": {\r\n\t\t"HTTP_PROXY": "x",\r\n\t\t"ANTHROPIC_BASE_URL": "http://127.0.0.1:8082",\r\n\t\t"ANTHROPIC_AUTH_TOKEN": "token-of-this-app"\r\n\t}\r\n}',
    )
  })

  it('brings an env where there is none, one step in', () => {
    expect(edit('{\n    "model": "opus"\n}\n', ours).text).toBe(
      '{\n    "model": "opus",\n    "env": {\n        "ANTHROPIC_BASE_URL": "http://127.0.0.1:8082",\n        "ANTHROPIC_AUTH_TOKEN": "token-of-this-app"\n    }\n}\n',
    )
  })

  it('keeps a file in one line', () => {
    expect(edit('{"model":"opus"}', ours).text).toBe(
      '{"model":"opus","env":{"ANTHROPIC_BASE_URL":"http://127.0.0.1:8082","ANTHROPIC_AUTH_TOKEN":"token-of-this-app"}}',
    )
  })

  it('replaces a value in its place, and names what changes', () => {
    const before = '{"env":{"ANTHROPIC_BASE_URL" : "https://gateway.example", "A": "1"}}'
    const { text, changed } = edit(before, ours)
    expect(text).toBe(
      '{"env":{"ANTHROPIC_BASE_URL" : "http://127.0.0.1:8082", "A": "1", "ANTHROPIC_AUTH_TOKEN": "token-of-this-app"}}',
    )
    expect(changed).toEqual(['ANTHROPIC_BASE_URL', 'ANTHROPIC_AUTH_TOKEN'])
  })

  it('changes nothing a second time', () => {
    const first = edit('{ "env": { } }', ours)
    expect(edit(first.text, ours, first.record)).toEqual({ ...first, changed: [] })
  })

  it('takes out what is no longer wanted', () => {
    const full = edit('{ "env": {"A": "1"} }', oursWithModels)
    const plain = edit(full.text, ours, full.record)
    expect(plain.text).toBe(edit('{ "env": {"A": "1"} }', ours).text)
    expect(plain.changed).toEqual(['ANTHROPIC_DEFAULT_OPUS_MODEL'])
    expect(undo(plain)).toBe('{ "env": {"A": "1"} }')
  })

  it.each([
    ['{\n  "a": 1,\n  // no\n}', { kind: 'invalid-json', line: 3, column: 3 }],
    ['{"a": 1,}', { kind: 'invalid-json', line: 1, column: 9 }],
    ['{"a": 1', { kind: 'invalid-json', line: 1, column: 8 }],
    ['', { kind: 'invalid-json', line: 1, column: 1 }],
    ['{"a": "line\nbreak"}', { kind: 'invalid-json' }],
    ['{"a": \'1\'}', { kind: 'invalid-json', line: 1, column: 7 }],
    ['[]', { kind: 'not-an-object' }],
    ['"text"', { kind: 'not-an-object' }],
    ['{"env": null}', { kind: 'env-not-an-object' }],
    ['{"env": ["A=1"]}', { kind: 'env-not-an-object' }],
  ])('refuses %j and says where', (text, problem) => {
    expect(editSettings({ text, record: null, variables: ours, token })).toMatchObject({ ok: false, problem })
  })
})

describe('undoing', () => {
  const files = fc.oneof(anySettingsText(), anyNeatSettingsText())

  it('gives back the same bytes, whatever the file was and however it was formatted', () => {
    fc.assert(
      fc.property(files, (before) => {
        expect(undo(edit(before, oursWithModels))).toBe(before)
      }),
      { numRuns: 500 },
    )
  })

  it('gives them back after a change of port and of models as well', () => {
    fc.assert(
      fc.property(files, (before) => {
        const first = edit(before, ours)
        const moved: EnvironmentVariables = [
          ['ANTHROPIC_BASE_URL', 'http://127.0.0.1:9999'],
          ...oursWithModels.slice(1),
        ]
        const second = edit(first.text, moved, first.record)
        expect(undo(edit(second.text, ours, second.record))).toBe(before)
      }),
    )
  })

  it('and writing never change another key, nor the order of keys', () => {
    fc.assert(
      fc.property(files, (before) => {
        const was = parsed(before)
        const is = parsed(edit(before, ours).text)
        const names = ours.map(([name]) => name)
        const others = (env: object = {}) => Object.entries(env).filter(([name]) => !names.includes(name))
        expect(others(is.env)).toEqual(others(was.env))
        const { env: _is, ...restIs } = is
        const { env: _was, ...restWas } = was
        expect(JSON.stringify(restIs)).toBe(JSON.stringify(restWas))
        expect(is.env).toMatchObject(Object.fromEntries(ours))
      }),
    )
  })

  it('removes a file that FreeCC made', () => {
    expect(undo(edit(null, ours))).toBeNull()
  })

  it('keeps a file that FreeCC made and somebody else has added to', () => {
    const { text, record } = edit(null, ours)
    const more = (text ?? '').replace('{', '{\n  "model": "opus",')
    expect(parsed(edit(more, [], record).text)).toEqual({ model: 'opus' })
  })

  it('leaves a value that is no longer ours', () => {
    const { text, record } = edit('{"env":{"ANTHROPIC_BASE_URL":"https://old.example"}}', ours)
    const changed = (text ?? '').replace('http://127.0.0.1:8082', 'https://new.example')
    expect(parsed(edit(changed, [], record).text).env).toEqual({ ANTHROPIC_BASE_URL: 'https://new.example' })
  })

  it('does nothing to a file that was replaced', () => {
    const { record } = edit('{"env":{"ANTHROPIC_BASE_URL":"https://old.example"}}', ours)
    const other = '{ "env": {"ANTHROPIC_BASE_URL": "https://new.example"} }'
    expect(edit(other, [], record)).toEqual({ text: other, record: null, changed: [] })
    expect(holdsOurs(other, record)).toBe(false)
  })

  it('works on a file that Claude Code has formatted anew in between', () => {
    const before = '{"model":"opus","env":{"A":"1","ANTHROPIC_BASE_URL":"https://old.example"}}'
    const { text, record } = edit(before, ours)
    const anew = JSON.stringify(JSON.parse(text ?? ''), null, 4)
    expect(edit(anew, [], record).text).toBe(JSON.stringify(JSON.parse(before), null, 4))
  })
})

describe('what stood there before', () => {
  it('is never a value of ours: a file that holds our token was written by FreeCC', () => {
    const left = '{"env":{"ANTHROPIC_BASE_URL":"http://127.0.0.1:7000","ANTHROPIC_AUTH_TOKEN":"token-of-this-app"}}'
    const written = edit(left, ours)
    expect(written.record?.variables.map(({ previous }) => previous)).toEqual([null, null])
    expect(parsed(undo(written)).env).toEqual({})
  })

  it('is taken anew when what we wrote has been replaced', () => {
    const first = edit('{"env":{"ANTHROPIC_BASE_URL":"https://old.example"}}', ours)
    const replaced = '{"env":{"ANTHROPIC_BASE_URL":"https://new.example"}}'
    expect(undo(edit(replaced, ours, first.record))).toBe(replaced)
  })
})
