/** Puts menus in place, one after the other. */
export interface MenuKeeper<Menu> {
  readonly set: (menu: Menu) => void
  readonly opened: () => void
  readonly closed: () => void
}

/** Replacing a menu closes it where it is open (electron/electron#4801), so the next one waits until it was closed. */
export function createMenuKeeper<Menu>(put: (menu: Menu) => void): MenuKeeper<Menu> {
  let isOpen = false
  let next: { readonly menu: Menu } | undefined
  return {
    set(menu) {
      if (isOpen) next = { menu }
      else put(menu)
    },
    opened() {
      isOpen = true
    },
    closed() {
      isOpen = false
      if (next !== undefined) put(next.menu)
      next = undefined
    },
  }
}
