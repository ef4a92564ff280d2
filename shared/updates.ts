/** How far a newer FreeCC has come to this computer. Versions are without a leading "v". */
export type UpdateStatus =
  /** This FreeCC cannot replace itself: it came as a package, or was not installed at all. */
  | { readonly state: 'not-here'; readonly why: 'package' | 'not-installed' }
  /** As far as is known there is nothing newer. In ms since 1970; null before the first look. */
  | { readonly state: 'current'; readonly checkedAt: number | null }
  | { readonly state: 'checking' }
  /** Nothing of it is here yet: the user is asked first. */
  | { readonly state: 'available'; readonly version: string }
  | { readonly state: 'downloading'; readonly version: string; readonly percent: number }
  /** It takes the place of this one when FreeCC ends. */
  | { readonly state: 'ready'; readonly version: string }
  /** The log says why. */
  | { readonly state: 'failed'; readonly during: 'check' | 'download' }
