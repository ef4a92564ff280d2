/**
 * The names under which a model may be known, from the most to the least exact, for names that differ in case, in dots
 * and dashes, in a vendor's path before (`org/model`, `us.anthropic.model`) or in a mark behind: a date, `-latest`,
 * `-v1:0`, `:free`, and Claude Code's own `[1m]` (edge case 287).
 */
export function modelKeys(model: string): readonly string[] {
  const full = model
    .trim()
    .toLowerCase()
    .replace(/\[1m\]$/, '')
  const name = full.slice(full.lastIndexOf('/') + 1)
  const withoutVendor = name
    .replace(/^([a-z-]+\.)?(?=[a-z][a-z0-9]*\.[a-z])[a-z][a-z0-9]*\./, '')
    .replace(/^anthropic\./, '')
  const withoutVariant = withoutVendor.replace(/-v\d+(:\d+)?$/, '').replace(/:[a-z0-9.-]+$/, '')
  const undated = withoutVariant.replace(/[-@](\d{8}|\d{4}-\d{2}-\d{2}|latest|default)$/, '')
  return [...new Set([full, name, withoutVendor, withoutVariant, undated].map((key) => key.replace(/[._:]/g, '-')))]
}
