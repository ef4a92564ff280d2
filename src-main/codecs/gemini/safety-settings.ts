import type { SafetySetting } from './gemini-request.ts'

const categories = [
  'HARM_CATEGORY_HARASSMENT',
  'HARM_CATEGORY_HATE_SPEECH',
  'HARM_CATEGORY_SEXUALLY_EXPLICIT',
  'HARM_CATEGORY_DANGEROUS_CONTENT',
]

/**
 * The adjustable filters off, as Google has them by default since Gemini 2.5: on older models they take security code and
 * logs for harmful (edge case 90). What Google always blocks stays blocked.
 *
 * @see https://ai.google.dev/gemini-api/docs/safety-settings
 */
export const safetySettings: readonly SafetySetting[] = categories.map((category) => ({ category, threshold: 'OFF' }))
