/** The model as the upstream knows it: `[1m]` is a mark between Claude Code and its user (edge case 287). */
export function upstreamModel(model: string): string {
  return model.replace(/\[1m\]$/i, '')
}

/**
 * The name that says what kind of model it is: lower case, without the vendor that aggregators put before it and
 * without what marks a fine-tuned one.
 */
export function bareModelName(model: string): string {
  const name = upstreamModel(model).toLowerCase()
  return name.slice(name.lastIndexOf('/') + 1).replace(/^ft:/, '')
}
