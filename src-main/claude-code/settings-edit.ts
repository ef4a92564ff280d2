import type { Node } from 'jsonc-parser'
import type { EnvironmentVariables } from '../../shared/env-snippets.ts'
import {
  appendMember,
  findMember,
  membersOf,
  rawOf,
  readRoot,
  removeMember,
  replaceNode,
  spacingOf,
  type Spacing,
} from './json-members.ts'
import { refuse, type Outcome } from './problem.ts'

/** A variable of ours in a settings file. */
export interface WrittenVariable {
  readonly name: string
  readonly value: string
  /** What stood there before, as it was written; null if nothing did. Never a value of ours. */
  readonly previous: string | null
}

/** What FreeCC has written into a file: enough to take it out again, whatever else has changed there since. */
export interface WrittenRecord {
  readonly variables: readonly WrittenVariable[]
  /** There was no file. */
  readonly isNewFile: boolean
  /** The outermost object as it was written, where it was empty. */
  readonly emptyRoot: string | null
  /** `env` as it was: absent, empty and written so, or with members of its own. */
  readonly env: { readonly was: 'absent' | 'filled' } | { readonly was: 'empty'; readonly raw: string }
}

export interface SettingsEdit {
  /** Null for no file. */
  readonly text: string | null
  /** Null where nothing of ours is left. */
  readonly record: WrittenRecord | null
  /** The variables whose values differ from before. */
  readonly changed: readonly string[]
}

interface Options {
  readonly text: string | null
  readonly record: WrittenRecord | null
  /** All that shall stand there of ours; none takes everything out. */
  readonly variables: EnvironmentVariables
  /** Of the app. A file that holds it was written by FreeCC, so nothing in it is the user's previous value. */
  readonly token: string
}

const byteOrderMark = '\u{feff}'

/**
 * The text of a settings file with these variables in its `env`, and with what FreeCC wrote earlier and is no longer
 * wanted put back. Only values that are still ours are replaced or taken out.
 */
export function editSettings({ text, record, variables, token }: Options): Outcome<SettingsEdit> {
  const mark = text?.startsWith(byteOrderMark) === true ? byteOrderMark : ''
  const before = text === null ? '{}\n' : text.slice(mark.length)
  const checked = checkSettings(before)
  if (!checked.ok) return checked

  const standing = record !== null && stands(before, record) ? record : null
  if (standing === null && variables.length === 0) return { ok: true, value: { text, record: null, changed: [] } }
  const base = standing ?? describeFile(text === null, before)
  const wanted = new Set(variables.map(([name]) => name))
  const leaving = base.variables.filter(({ name }) => !wanted.has(name))
  const cleared = leaving.reduce(restoreVariable, before)
  const written = variables.map(([name, value]) => remember(before, base, name, value, token))
  const filled = written.reduce((current, { name, value }) => setVariable(current, name, value), cleared)
  const changed = changedNames(before, filled, [...wanted, ...leaving.map(({ name }) => name)])

  if (written.length > 0) {
    return { ok: true, value: { text: mark + filled, record: { ...base, variables: written }, changed } }
  }
  const restored = restoreShape(filled, base)
  return { ok: true, value: { text: restored === null ? null : mark + restored, record: null, changed } }
}

/** Whether the file still holds a value that FreeCC wrote. */
export function holdsOurs(text: string | null, record: WrittenRecord | null): boolean {
  if (text === null || record === null) return false
  const body = text.startsWith(byteOrderMark) ? text.slice(1) : text
  return checkSettings(body).ok && stands(body, record)
}

/** Whether address and token alone were written; what was never written would get everything. */
export function isPlainRecord(record: WrittenRecord | null): boolean {
  const plain = ['ANTHROPIC_BASE_URL', 'ANTHROPIC_AUTH_TOKEN']
  return record !== null && record.variables.every(({ name }) => plain.includes(name))
}

function stands(text: string, record: WrittenRecord): boolean {
  return record.variables.some(({ name, value }) => valueOf(text, name) === value)
}

/** Whether the text is JSON, an object, and its `env` one too where there is one. */
export function checkSettings(text: string): Outcome<Node> {
  const root = readRoot(text)
  if (!root.ok) return root
  const env = findMember(root.value, 'env')
  return env === undefined || env.value.type === 'object' ? root : refuse({ kind: 'env-not-an-object' })
}

function describeFile(isNewFile: boolean, text: string): WrittenRecord {
  const { root, env } = nodesOf(text)
  const emptyRoot = membersOf(root).length === 0 ? rawOf(text, root) : null
  if (env === undefined) return { variables: [], isNewFile, emptyRoot, env: { was: 'absent' } }
  const isEmpty = membersOf(env).length === 0
  return {
    variables: [],
    isNewFile,
    emptyRoot,
    env: isEmpty ? { was: 'empty', raw: rawOf(text, env) } : { was: 'filled' },
  }
}

function remember(text: string, record: WrittenRecord, name: string, value: string, token: string): WrittenVariable {
  const known = record.variables.find((variable) => variable.name === name)
  const { env } = nodesOf(text)
  const member = env && findMember(env, name)
  if (member === undefined) return { name, value, previous: null }
  if (known !== undefined && member.value.value === known.value) return { name, value, previous: known.previous }
  const isOurs = member.value.value === value || valueOf(text, 'ANTHROPIC_AUTH_TOKEN') === token
  return { name, value, previous: isOurs ? null : rawOf(text, member.value) }
}

function restoreVariable(text: string, { name, value, previous }: WrittenVariable): string {
  const { env } = nodesOf(text)
  const member = env && findMember(env, name)
  if (env === undefined || member === undefined || member.value.value !== value) return text
  return previous === null ? removeMember(text, env, member) : replaceNode(text, member.value, previous)
}

/** Without our variables an object that we filled is as empty as it was. */
function restoreShape(text: string, record: WrittenRecord): string | null {
  const withEnv = restoreEnv(text, record.env)
  const { root } = nodesOf(withEnv)
  if (membersOf(root).length > 0 || record.emptyRoot === null) return withEnv
  return record.isNewFile ? null : replaceNode(withEnv, root, record.emptyRoot)
}

function restoreEnv(text: string, before: WrittenRecord['env']): string {
  const { root } = nodesOf(text)
  const member = findMember(root, 'env')
  if (member === undefined || membersOf(member.value).length > 0) return text
  switch (before.was) {
    case 'absent':
      return removeMember(text, root, member)
    case 'empty':
      return replaceNode(text, member.value, before.raw)
    case 'filled':
      return text
  }
}

function setVariable(text: string, name: string, value: string): string {
  const { root, env } = nodesOf(text)
  const raw = JSON.stringify(value)
  if (env === undefined) {
    const withEnv = appendMember(text, root, 'env', '{}', outerSpacing(text))
    return setVariable(withEnv, name, value)
  }
  const member = findMember(env, name)
  if (member === undefined) return appendMember(text, env, name, raw, innerSpacing(text, root))
  return member.value.value === value ? text : replaceNode(text, member.value, raw)
}

/** Of an outermost object without members: as Claude Code writes its settings. */
function outerSpacing(text: string): Spacing {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n'
  return { before: `${lineBreak}  `, close: lineBreak, colon: ': ' }
}

/** Of an `env` without members: one step further in than itself, in the file's own manner. */
function innerSpacing(text: string, root: Node): Spacing {
  const member = findMember(root, 'env')
  if (member === undefined) return outerSpacing(text)
  const { before, close, colon } = spacingOf(text, root, member)
  if (!before.includes('\n')) return { before: '', close: '', colon }
  const outer = indentation(close)
  const step = indentation(before).slice(outer.length) || '  '
  return { before: before + step, close: before, colon }
}

function indentation(space: string): string {
  return space.slice(space.lastIndexOf('\n') + 1)
}

function changedNames(before: string, after: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => valueOf(before, name) !== valueOf(after, name))
}

function valueOf(text: string, name: string): unknown {
  const { env } = nodesOf(text)
  return (env && findMember(env, name))?.value.value
}

/** Of a text that was checked, or made from one. */
function nodesOf(text: string): { readonly root: Node; readonly env: Node | undefined } {
  const checked = checkSettings(text)
  if (!checked.ok) throw new Error('These settings were not checked.')
  return { root: checked.value, env: findMember(checked.value, 'env')?.value }
}
