import 'react'

declare module 'react' {
  interface CSSProperties {
    /** A pulse's place among those on its lane, from 0. */
    '--slot'?: number
  }
}
