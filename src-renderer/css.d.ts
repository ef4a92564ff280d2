import 'react'

declare module 'react' {
  interface CSSProperties {
    /** A pulse's place among those on its lane, from 0. */
    '--slot'?: number
    /** What a pane gets of the whole, as a percentage. */
    '--share'?: string
  }
}
