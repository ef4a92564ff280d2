/** Who may not use Vertex AI has an account that is known, but not let in; no key is at fault. */
export const googleAccessHint =
  'Check that the account that FreeCC signs in with may use this project (role "Vertex AI User"), ' +
  'and that the Vertex AI API is enabled there.'

/** Whether a model is there, but not in this place or for this project; Google says so with status 400. */
export function isOutOfReach(message: string): boolean {
  return /not (?:servable|supported|available) in (?:the )?(?:region|location)|not allowed to use publisher model/i.test(
    message,
  )
}

/** What to do about a model that Vertex AI does not have in a location; null for an error of another provider. */
export function locationHint(model: string, message: string): string | null {
  const place = /\/locations\/([a-z0-9-]+)\/|in (?:the )?(?:region|location) `?([a-z0-9-]+)/i.exec(message)
  const location = place?.[1] ?? place?.[2]
  if (location === undefined) return null
  return (
    `The model "${model}" is not in the location ${location} for this project: choose another with VERTEX_LOCATION ` +
    '(global has most models), enable the model in Model Garden, or check its name.'
  )
}
