// It lives beside its reverse, `accumulateMessage`.
export { messageEvents } from '../codecs/message-events.ts'
