/**
 * What suits any vendor's Messages endpoint: no system role within the conversation, no PDFs, no levels of effort, no
 * images for models that see none.
 */
export const compatibleMessages = ['system-as-reminders', 'pdfs-as-notes', 'images-as-notes', 'no-effort'] as const
