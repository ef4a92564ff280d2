// The codecs need it too, for answers that come whole, so it lives with them.
export { accumulateMessage } from '../codecs/accumulate-message.ts'
