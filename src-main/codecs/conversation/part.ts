/** What a model is shown of a user's message or of a tool's result; each wire format has its own form for them. */
export type Part = TextPart | ImagePart | PdfPart

export interface TextPart {
  readonly type: 'text'
  readonly text: string
}

export interface ImagePart {
  readonly type: 'image'
  readonly source: ImageSource
}

export type ImageSource =
  | { readonly kind: 'data'; readonly mediaType: string; /** Base64. */ readonly data: string }
  | { readonly kind: 'url'; readonly url: string }

export interface PdfPart {
  readonly type: 'pdf'
  /** Ends in `.pdf` and is safe as the name of a file. */
  readonly name: string
  /** Base64. */
  readonly data: string
}
