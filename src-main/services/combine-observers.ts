import type { ExchangeObserver } from '../proxy/proxy.ts'

/** Tells several observers, in this order, as if they were one. */
export function combineObservers(observers: readonly ExchangeObserver[]): ExchangeObserver {
  return {
    exchange: (summary) => observers.forEach((observer) => observer.exchange(summary)),
    requestBody: (id, body) => observers.forEach((observer) => observer.requestBody?.(id, body)),
    responseBody: (id, body) => observers.forEach((observer) => observer.responseBody?.(id, body)),
    warning: (sentence) => observers.forEach((observer) => observer.warning?.(sentence)),
  }
}
