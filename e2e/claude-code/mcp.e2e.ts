import { expect, it } from 'vitest'
import { toolNamed, type Conversation } from '../upstream/conversation.ts'
import { answer, call, hasResultOf, userSays, type Step } from '../upstream/scenario.ts'
import { longNamedTool } from './long-named-tool.ts'
import { withProxy } from './with-proxy.ts'

const { name: longName, description } = longNamedTool
const options = { allowedTools: [longName, 'ToolSearch'], arguments: longNamedTool.arguments }

const toolNames = ({ tools }: Conversation): readonly string[] => tools.map(({ name }) => name)
const nameOfEcho = (conversation: Conversation): string => toolNamed(conversation, description)
const callEcho = (conversation: Conversation) =>
  answer({ toolCalls: [call('call_echo', nameOfEcho(conversation), { word: 'zitrone' })] })
const repeated: Step = { name: 'answers', when: hasResultOf('call_echo'), reply: answer({ text: 'Repeated.' }) }

it('31: calls a tool whose name is longer than the upstream allows', () =>
  withProxy(async ({ big, ask }) => {
    expect(longName.length).toBeGreaterThan(64)
    big.play([{ name: 'calls the tool', when: userSays('Repeat'), reply: callEcho }, repeated])
    const { stdout } = await ask('Repeat the word', { ...options, environment: { ENABLE_TOOL_SEARCH: 'false' } })
    expect(stdout).toBe('Repeated.\n')
    expect(big.requests.at(-1)?.conversation.results.get('call_echo')).toBe('The word was zitrone.')
  }))

it('14: calls a tool that it first had to search for', () =>
  withProxy(async ({ big, ask }) => {
    const search = call('call_search', 'ToolSearch', { query: `select:${longName}`, max_results: 3 })
    big.play([
      { name: 'searches', when: userSays('Repeat'), reply: answer({ toolCalls: [search] }) },
      { name: 'calls the tool', when: hasResultOf('call_search'), reply: callEcho },
      repeated,
    ])
    const { stdout } = await ask('Repeat the word', options)
    expect(stdout).toBe('Repeated.\n')
    const [before, after] = big.requests.map((request) => request.conversation)
    if (!before || !after) throw new Error('There were fewer than two requests.')
    expect(nameOfEcho(before)).toBe('missing')
    const found = after.results.get('call_search')
    expect(found, 'the model learns the name by which it can call the tool').toContain(nameOfEcho(after))
    expect([...toolNames(before), ...toolNames(after)]).not.toContain('DeferredToolPlaceholder')
  }))
