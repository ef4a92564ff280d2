/** One thing that the doctor looked at. */
export interface Finding {
  readonly state: 'ok' | 'warning' | 'problem'
  /** One sentence. */
  readonly text: string
  /** What to do, where something is to be done. */
  readonly advice?: string
}

export function fine(text: string): Finding {
  return { state: 'ok', text }
}

export function warning(text: string, advice?: string): Finding {
  return { state: 'warning', text, ...(advice !== undefined && { advice }) }
}

export function problem(text: string, advice?: string): Finding {
  return { state: 'problem', text, ...(advice !== undefined && { advice }) }
}

const labels: Readonly<Record<Finding['state'], string>> = { ok: 'ok     ', warning: 'warning', problem: 'problem' }

/** The report: a line for each finding, what to do below it, and a verdict. */
export function describeFindings(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ state, text, advice }) => [
    `${labels[state]}  ${text}`,
    ...(advice === undefined ? [] : [`         → ${advice}`]),
  ])
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length
  const problems = count('problem')
  const warnings = count('warning')
  const verdict =
    problems + warnings === 0
      ? 'Everything is in order.'
      : `${problems} problem${problems === 1 ? '' : 's'}, ${warnings} warning${warnings === 1 ? '' : 's'}.`
  return [...lines, '', verdict].join('\n')
}
