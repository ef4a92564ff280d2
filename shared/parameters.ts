/** Extra members of an upstream's body, by the user: what FreeCC has no setting for. */
export type Parameters = Readonly<Record<string, unknown>>

/** Members that FreeCC itself must write: the model, the conversation, and how it is answered. */
const ownMembers = ['model', 'messages', 'input', 'contents', 'stream', 'tools'] as const
export type OwnMember = (typeof ownMembers)[number]

/** More than this, in characters of JSON, was hardly meant. */
export const longestParameters = 20_000

/** What a text of extra parameters turns out to be. */
export type ParsedParameters =
  | { readonly kind: 'parameters'; readonly parameters: Parameters }
  | { readonly kind: 'no-object' }
  | { readonly kind: 'too-long' }
  /** It would replace what FreeCC itself writes. */
  | { readonly kind: 'owned'; readonly member: OwnMember }

export function parseParameters(text: string): ParsedParameters {
  if (text.length > longestParameters) return { kind: 'too-long' }
  const value = parseJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { kind: 'no-object' }
  const member = ownMember(value)
  return member === undefined ? { kind: 'parameters', parameters: value as Parameters } : { kind: 'owned', member }
}

/** The first member that is not the user's to set. */
export function ownMember(parameters: object): OwnMember | undefined {
  return ownMembers.find((member) => Object.hasOwn(parameters, member))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
