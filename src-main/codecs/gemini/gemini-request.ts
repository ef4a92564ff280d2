import type { JsonRecord } from '../read-json.ts'
import type { GeminiJsonSchema } from './schema/write-json-schema.ts'
import type { GeminiSchema } from './schema/write-openapi-schema.ts'

/**
 * The body of a `generateContent` request, as far as FreeCC writes it: the same for the Gemini API and for Vertex AI.
 * Unknown fields are rejected with a 400.
 *
 * @see https://ai.google.dev/api/generate-content
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/inference
 */
export interface GeminiRequest {
  readonly systemInstruction?: { readonly parts: readonly [GeminiTextPart] }
  readonly contents: readonly GeminiContent[]
  readonly tools?: readonly [{ readonly functionDeclarations: readonly FunctionDeclaration[] }]
  readonly toolConfig?: { readonly functionCallingConfig: FunctionCallingConfig }
  readonly safetySettings: readonly SafetySetting[]
  readonly generationConfig?: GenerationConfig
}

export interface GeminiContent {
  readonly role: 'user' | 'model'
  readonly parts: readonly GeminiPart[]
}

export type GeminiPart = GeminiTextPart | MediaPart | FunctionCallPart | FunctionResponsePart

export interface GeminiTextPart {
  readonly text: string
  readonly thought?: true
  readonly thoughtSignature?: string
}

export type MediaPart = InlinePart | { readonly fileData: { readonly mimeType: string; readonly fileUri: string } }

export interface InlinePart {
  readonly inlineData: { readonly mimeType: string; /** Base64. */ readonly data: string }
}

export interface FunctionCallPart {
  readonly functionCall: { readonly id?: string; readonly name: string; readonly args: JsonRecord }
  readonly thoughtSignature?: string
}

export interface FunctionResponsePart {
  readonly functionResponse: {
    readonly id?: string
    readonly name: string
    readonly response: { readonly output: string } | { readonly error: string }
    /** Images and PDFs; from Gemini 3 on. */
    readonly parts?: readonly InlinePart[]
  }
}

export interface FunctionDeclaration {
  readonly name: string
  readonly description?: string
  readonly parameters?: GeminiSchema
  readonly parametersJsonSchema?: GeminiJsonSchema
}

export interface FunctionCallingConfig {
  readonly mode: 'AUTO' | 'ANY' | 'NONE'
  /** Only beside `ANY`. */
  readonly allowedFunctionNames?: readonly string[]
}

export interface SafetySetting {
  readonly category: string
  readonly threshold: 'OFF'
}

export interface GenerationConfig {
  readonly maxOutputTokens?: number
  readonly temperature?: number
  readonly topP?: number
  readonly topK?: number
  readonly stopSequences?: readonly string[]
  readonly responseMimeType?: 'application/json'
  readonly responseSchema?: GeminiSchema
  readonly responseJsonSchema?: GeminiJsonSchema
  readonly thinkingConfig?: ThinkingConfig
}

/** A budget and a level exclude each other. */
export interface ThinkingConfig {
  readonly includeThoughts?: true
  readonly thinkingBudget?: number
  readonly thinkingLevel?: 'MINIMAL' | 'LOW' | 'MEDIUM' | 'HIGH'
}
