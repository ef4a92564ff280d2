/** What main process and window expect of the language, and the tests' Electron with its Chromium 114 lacks. */

URL.canParse ??= (url, base) => {
  try {
    return Boolean(new URL(url, base))
  } catch {
    return false
  }
}

Promise.withResolvers ??= function withResolvers() {
  let resolve
  let reject
  const promise = new this((...functions) => ([resolve, reject] = functions))
  return { promise, resolve, reject }
}
