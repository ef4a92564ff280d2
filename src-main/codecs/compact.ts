/** `T` with every field present, those without a value as `undefined`. */
export type Fields<T> = { readonly [Key in keyof Required<T>]: T[Key] | undefined }

/** Leaves out the fields without a value, so that a body holds only what it says. Keeps the order of the others. */
export function compact<T extends object>(fields: Fields<T>): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}

/** The same where every field is optional, so that those of other cases need not be named. */
export function present<T extends object>(fields: { readonly [Key in keyof T]?: T[Key] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>
}
