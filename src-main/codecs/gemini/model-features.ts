import { bareModelName } from '../limits/model-name.ts'

/** What a model takes that those before or after it do not. */
export interface ModelFeatures {
  /** `parametersJsonSchema` and `responseJsonSchema` in place of Gemini's own form of schemas. */
  readonly takesJsonSchema: boolean
  /** A conversation whose calls lack signatures is rejected (edge case 73). */
  readonly demandsSignatures: boolean
  /** Images and PDFs within a function's response (edge case 87). */
  readonly takesMediaInResponses: boolean
  /** A schema for the answer beside functions. */
  readonly takesFormatBesideTools: boolean
  /** Temperature and nucleus: newer models are tuned for their own, and ignore others or loop with them. */
  readonly takesSampling: boolean
  /** Whose signatures the model accepts: those of its own generation. */
  readonly signer: string
}

/** @see https://ai.google.dev/gemini-api/docs/gemini-3 */
export function modelFeatures(model: string): ModelFeatures {
  const version = modelVersion(model)
  const isThird = version >= 3
  return {
    takesJsonSchema: version >= 2.5,
    demandsSignatures: isThird,
    takesMediaInResponses: isThird,
    takesFormatBesideTools: isThird,
    takesSampling: !isThird,
    signer: Number.isFinite(version) ? `gemini-${Math.floor(version)}` : bareModelName(model),
  }
}

/**
 * The generation of a Gemini model, such as 2.5. Names without one, such as `gemini-flash-latest`, are the newest; what
 * is no Gemini at all counts as the oldest.
 */
function modelVersion(model: string): number {
  const name = bareModelName(model)
  if (!name.startsWith('gemini-')) return 0
  if (/^gemini-(pro|ultra)(-vision)?$/.test(name)) return 1
  const [, major, minor = '0'] = /^gemini-(\d+)(?:\.(\d))?/.exec(name) ?? []
  return major === undefined ? Infinity : Number(`${major}.${minor}`)
}
