/** `T` with every field present, those without a value as `undefined`. */
export type Fields<T> = { readonly [Key in keyof Required<T>]: T[Key] | undefined }

/** Leaves out the fields without a value, so that a body holds only what it says. Keeps the order of the others. */
export function compact<T extends object>(fields: Fields<T>): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}
