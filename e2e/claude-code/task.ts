import assert from 'node:assert/strict'
import { imagesOf, textOf, toolResults, type ChatBody } from '../upstream/chat-body.ts'
import { answer, call, hasResultOf, userSays, type Step } from '../upstream/scenario.ts'
import type { ScriptedUpstream } from '../upstream/scripted-upstream.ts'
import { pngOf } from './picture.ts'
import { runClaudeCode } from './run-claude-code.ts'
import { createScratchProject } from './scratch-project.ts'

export interface TaskOptions {
  /** The client, see `installClaudeCode`. */
  readonly executable: string
  /** A proxy whose big model is served by `upstream`. */
  readonly baseUrl: string
  readonly token: string
  readonly upstream: ScriptedUpstream
}

const prompt = 'Find the word in notes.txt and the colour of picture.png.'
const finalAnswer = 'The word is “zitrone” 🍋 and the picture is red.'
const picture = pngOf([220, 30, 30])

/**
 * Lets the real client do one task of the kind that people give it, and throws unless the upstream received and the
 * client printed what they should. The task needs a command, a picture, a command that fails, and two tools at once.
 */
export async function runTask({ executable, baseUrl, token, upstream }: TaskOptions): Promise<void> {
  const project = await createScratchProject({ 'notes.txt': 'zitrone\n', 'picture.png': picture })
  try {
    upstream.play(script(`${project.directory}/picture.png`))
    const run = await runClaudeCode({ executable, project, baseUrl, token, prompt, allowedTools: ['Bash', 'Read'] })
    // First what the upstream complains about: it is mostly the cause of everything else.
    upstream.verify()
    assert.deepEqual(run, { exitCode: 0, stdout: `${finalAnswer}\n`, stderr: '', timedOut: false })
    checkConversation(upstream.requests.map((request) => request.body))
  } finally {
    await project.remove()
  }
}

function script(picturePath: string): readonly Step[] {
  return [
    {
      name: 'reads the notes',
      when: userSays(prompt),
      reply: answer({
        text: 'I start with the notes.',
        toolCalls: [call('call_notes', 'Bash', { command: 'cat notes.txt' })],
      }),
    },
    {
      name: 'runs a failing command',
      when: hasResultOf('call_notes'),
      reply: answer({ toolCalls: [call('call_failing', 'Bash', { command: 'echo on its way; exit 3' })] }),
    },
    {
      name: 'looks at the picture',
      when: hasResultOf('call_failing'),
      reply: answer({ toolCalls: [call('call_picture', 'Read', { file_path: picturePath })] }),
    },
    {
      name: 'runs two tools at once',
      when: hasResultOf('call_picture'),
      reply: answer({
        text: 'Both at once.',
        toolCalls: [
          call('call_slow', 'Bash', { command: 'sleep 0.5; echo slow one', description: 'Takes a moment' }),
          call('call_quick', 'Bash', { command: 'echo quick one', description: 'Takes no time' }),
        ],
      }),
    },
    { name: 'answers', when: hasResultOf('call_quick'), reply: answer({ text: finalAnswer }) },
  ]
}

function checkConversation(bodies: readonly ChatBody[]): void {
  assert.equal(bodies.length, 5)
  const last = bodies.at(-1)
  assert.ok(last)
  const results = toolResults(last)
  assert.equal(results.get('call_notes'), 'zitrone')
  assert.match(results.get('call_failing') ?? '', /error/i, 'a failed command must be recognisable as such')
  assert.match(results.get('call_failing') ?? '', /on its way/)
  assert.equal(results.get('call_slow'), 'slow one')
  assert.equal(results.get('call_quick'), 'quick one')
  assert.deepEqual([...results.keys()].slice(-2), ['call_slow', 'call_quick'], 'results come in the order of the calls')
  checkPicture(last)
}

/** A tool message cannot hold an image: it follows in a user message behind the turn's last result (edge case 12). */
function checkPicture({ messages }: ChatBody): void {
  const result = messages.findIndex((message) => message.role === 'tool' && message.tool_call_id === 'call_picture')
  const carrier = messages.findIndex((message) => imagesOf(message).length > 0)
  assert.ok(carrier > result, 'the image comes after the tool message')
  const between = messages.slice(result, carrier).map((message) => message.role)
  assert.deepEqual(
    new Set(between),
    new Set(['tool']),
    'nothing but tool messages stands between the result and its image',
  )
  assert.equal(messages[carrier]?.role, 'user')
  assert.deepEqual(imagesOf(messages[carrier]), [`data:image/png;base64,${picture.toString('base64')}`])
  assert.doesNotMatch(textOf(messages[result]), /base64|iVBOR/, 'the tool message does not repeat the image as text')
}
