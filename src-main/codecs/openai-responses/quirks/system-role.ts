import type { ResponsesQuirk } from './quirk.ts'

/** Calls the role of system messages by its older name, for providers that know no other. */
export const systemRole: ResponsesQuirk = (body) => ({
  ...body,
  input: body.input.map((item) =>
    item.type === 'message' && item.role === 'developer' ? { ...item, role: 'system' } : item,
  ),
})
