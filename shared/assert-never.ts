/** Makes a `switch` over a union exhaustive at compile time; throws if data of another shape arrives at run time. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
