import { randomBytes } from 'node:crypto'
import type { ScriptedCall } from '../scenario.ts'
import { modelParts, type FunctionCall, type GeminiBody, type Part } from './gemini-body.ts'

interface IssuedCall {
  readonly call: ScriptedCall
  readonly signature: string | undefined
}

/** Google's own word for a signature that is not known. */
const unknownSignature = 'skip_thought_signature_validator'

/** What one server gave out: its calls, and what it signed. It wants each signature back where it was. */
export class IssuedParts {
  readonly #calls: IssuedCall[] = []
  /** Signed texts by their signatures. */
  readonly #texts = new Map<string, string>()

  /** A signature for a call; of the calls of one answer only the first is signed. */
  signCall(call: ScriptedCall, isFirst: boolean): string | undefined {
    const signature = isFirst ? newSignature() : undefined
    this.#calls.push({ call, signature })
    return signature
  }

  signText(text: string): string {
    const signature = newSignature()
    this.#texts.set(signature, text)
    return signature
  }

  /** Whether a signature is of this server. */
  isKnown(signature: string): boolean {
    return this.#texts.has(signature) || this.#calls.some((issued) => issued.signature === signature)
  }

  /** The id that the script gave to a call: where the server has none, calls are known by what they say. */
  scriptedId(call: FunctionCall): string {
    return this.#find(call)?.call.id ?? call.id ?? ''
  }

  /** What is wrong with the signatures in a body, beside those that no server gave out (edge cases 73 to 77). */
  check(body: GeminiBody): readonly string[] {
    return modelParts(body).flatMap((part) => [...this.#checkCall(part), ...this.#checkText(part)])
  }

  #checkText({ text, thoughtSignature = '' }: Part): readonly string[] {
    const isSigned = [...this.#texts.values()].includes(text ?? '')
    const isRight = !isSigned || this.#texts.get(thoughtSignature) === text
    return isRight ? [] : [`the text "${text}" comes without its thought_signature`]
  }

  #checkCall({ functionCall, thoughtSignature }: Part): readonly string[] {
    if (functionCall === undefined) return []
    const issued = this.#find(functionCall)
    const isRight =
      issued === undefined
        ? thoughtSignature === undefined || thoughtSignature === unknownSignature
        : thoughtSignature === issued.signature
    return isRight ? [] : [`the function call ${functionCall.name} comes with another thought_signature than it had`]
  }

  #find({ id, name, args }: FunctionCall): IssuedCall | undefined {
    return (
      this.#calls.find(({ call }) => call.id === id) ??
      this.#calls.find(({ call }) => call.name === name && JSON.stringify(call.input) === JSON.stringify(args))
    )
  }
}

/** Base64 with all that is easily lost on the way: signs, slashes and padding. */
function newSignature(): string {
  return `Ci/+${randomBytes(151).toString('base64')}`
}
