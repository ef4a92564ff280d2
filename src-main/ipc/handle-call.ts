import { callSchemas, type CallHandlers, type CallName, type CallRequest } from '../../shared/ipc.ts'

/** Checks a call's name and request against the contract, then answers it. A call outside of it is refused. */
export async function handleCall(handlers: CallHandlers, name: unknown, request: unknown): Promise<unknown> {
  if (!isCallName(name)) throw new Error('There is no such call.')
  return answer(handlers, name, request)
}

async function answer<Name extends CallName>(handlers: CallHandlers, name: Name, request: unknown): Promise<unknown> {
  const parsed = callSchemas[name].safeParse(request)
  // The request may hold a key: nothing of it goes into the message.
  if (!parsed.success) throw new Error(`The request of ${name} does not have the agreed form.`)
  return handlers[name](parsed.data as CallRequest<Name>)
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(callSchemas, name)
}
