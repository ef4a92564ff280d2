import type { ExchangeObserver } from '../proxy/proxy.ts'

/** Tells several observers, in this order, as if they were one. The first that wants to tap an exchange does. */
export function combineObservers(observers: readonly ExchangeObserver[]): ExchangeObserver {
  return {
    began: (live) => observers.forEach((observer) => observer.began?.(live)),
    tap(id, arrivedAt) {
      for (const observer of observers) {
        const tap = observer.tap?.(id, arrivedAt) ?? null
        if (tap !== null) return tap
      }
      return null
    },
    prompt: (id, prompt) => observers.forEach((observer) => observer.prompt?.(id, prompt)),
    exchange: (summary) => observers.forEach((observer) => observer.exchange(summary)),
    requestBody: (id, body) => observers.forEach((observer) => observer.requestBody?.(id, body)),
    responseBody: (id, body) => observers.forEach((observer) => observer.responseBody?.(id, body)),
    warning: (sentence) => observers.forEach((observer) => observer.warning?.(sentence)),
  }
}
