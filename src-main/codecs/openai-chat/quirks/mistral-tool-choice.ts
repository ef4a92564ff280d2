import { onlyChosenTool } from './forced-choice.ts'
import type { RequestQuirk } from './quirk.ts'

/** `any` is Mistral's word for `required`; not all of its models take a name, so they get that tool alone (case 123). */
export const mistralToolChoice: RequestQuirk = (body) => {
  const { tool_choice: choice } = body
  if (choice !== 'required' && typeof choice !== 'object') return body
  return { ...onlyChosenTool(body), tool_choice: 'any' }
}
