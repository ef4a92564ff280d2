import { useState } from 'react'

/**
 * How the user likes a screen to look, kept by the window itself. Nothing of a request belongs here: it lies readable on
 * the disk.
 *
 * @param read makes sense of whatever is stored, which may be from another version or nothing at all
 */
export function useStored<Value>(name: string, read: (stored: unknown) => Value): [Value, (value: Value) => void] {
  const [value, setValue] = useState(() => read(load(name)))
  function store(next: Value): void {
    setValue(next)
    save(name, next)
  }
  return [value, store]
}

function load(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null')
  } catch {
    return null
  }
}

/** A full or forbidden store only costs the memory of it. */
function save(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value))
  } catch {
    console.info('The window could not keep how it looks.')
  }
}
