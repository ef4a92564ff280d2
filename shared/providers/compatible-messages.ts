/**
 * What suits any vendor's Messages endpoint: no system role within the conversation, no PDFs, no levels of effort, no
 * schema for the answer, no images for models that see none.
 */
export const compatibleMessages = [
  'system-as-reminders',
  'pdfs-as-notes',
  'images-as-notes',
  'no-effort',
  'schema-as-instruction',
] as const

/** For gateways that document PDFs and schemas at their Messages endpoint. */
export const gatewayMessages = ['system-as-reminders', 'images-as-notes', 'no-effort'] as const
