/** `.messages`, or `["a.b"]` for a name that would read as a path itself. */
export function memberPath(parent: string, name: string): string {
  return parent + (/^[\w$-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`)
}

export function itemPath(parent: string, index: number): string {
  return `${parent}[${index}]`
}

/** The path of what holds this one; the root is the empty path. */
export function parentPath(path: string): string {
  return path.replace(/(?:\.[\w$-]+|\[(?:\d+|"(?:[^"\\]|\\.)*")\])$/, '')
}
