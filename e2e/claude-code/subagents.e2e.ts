import { expect, it } from 'vitest'
import { answer, call, hasResultOf, userSays } from '../upstream/scenario.ts'
import { withProxy } from './with-proxy.ts'

const agent = (id: string, prompt: string) =>
  call(id, 'Agent', { description: prompt, prompt, subagent_type: 'general-purpose', run_in_background: false })

it('serves two subagents at once', () =>
  withProxy(async ({ big, ask }) => {
    let atWork = 0
    let mostAtWork = 0
    const finding = (word: string) => () => {
      atWork += 1
      mostAtWork = Math.max(mostAtWork, atWork)
      setTimeout(() => (atWork -= 1), 400)
      return answer({ text: `The word is ${word}.`, paceMs: 100 })
    }
    big.play([
      {
        name: 'sends two agents',
        when: userSays('Ask both'),
        reply: answer({ toolCalls: [agent('call_one', 'Find the first'), agent('call_two', 'Find the second')] }),
      },
      { name: 'the first agent', when: userSays('Find the first'), reply: finding('apfel') },
      { name: 'the second agent', when: userSays('Find the second'), reply: finding('birne') },
      { name: 'answers', when: hasResultOf('call_two'), reply: answer({ text: 'Apfel and birne.' }) },
    ])
    const { stdout } = await ask('Ask both', { allowedTools: ['Agent'] })
    expect(stdout).toBe('Apfel and birne.\n')
    expect(mostAtWork).toBe(2)
    const results = big.requests.at(-1)?.conversation.results
    expect(results?.get('call_one')).toContain('The word is apfel.')
    expect(results?.get('call_two')).toContain('The word is birne.')
  }))
