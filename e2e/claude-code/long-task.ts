import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hasResultOf, toolNamed, userSays, type Conversation } from '../upstream/conversation.ts'
import { answer, call, type Answer, type Step } from '../upstream/scenario.ts'
import type { Upstream } from '../upstream/scripted-upstream.ts'
import { longNamedTool } from './long-named-tool.ts'
import { pdfSaying } from './pdf.ts'
import { pngOf } from './picture.ts'
import { withClient, type Settings } from './with-client.ts'

const prompt = 'Work through everything in this project.'
const finalAnswer = 'All is done: zitrone 🍋, red, and apfel.'
const picture = pngOf([220, 30, 30])
const pdf = pdfSaying('birne')
/** 200 kB, with all that JSON has to escape. */
const longText = 'A line with "quotes", a \\ backslash,\ta tab and 🍋.\n'.repeat(4_000)

/** What a server can be given of the files that the client reads. */
export interface TakenMedia {
  readonly pictures: boolean
  readonly pdfs: boolean
}

/**
 * Lets the real client do all that it does in a day in one session, with thoughts before each step: commands, one that
 * fails, a picture, a PDF, tools at once, a file of 200 kB, a tool of another server, and a subagent. Throws unless
 * upstream and client got what they should. The upstream itself sees to it that its thoughts come back.
 */
export function runLongTask(upstream: Upstream<unknown>, settings: Settings, taken: TakenMedia): Promise<void> {
  const files = { 'notes.txt': 'zitrone\n', 'picture.png': picture, 'paper.pdf': pdf }
  return withClient(
    [upstream],
    async ({ project, serve }) => {
      const { ask } = await serve(settings)
      upstream.play(script(project.directory))
      const run = await ask(prompt, {
        allowedTools: ['Bash', 'Read', 'Write', 'Agent', longNamedTool.name],
        arguments: longNamedTool.arguments,
        environment: { ENABLE_TOOL_SEARCH: 'false' },
      })
      assert.deepEqual(run, { exitCode: 0, stdout: `${finalAnswer}\n`, stderr: '', timedOut: false })
      assert.equal(await readFile(join(project.directory, 'long.txt'), 'utf8'), longText)
      const last = upstream.requests.at(-1)
      assert.ok(last)
      checkConversation(last.conversation, taken)
    },
    files,
  )
}

function thinking(about: string, parts: Omit<Answer, 'kind' | 'reasoning'>): Answer {
  return answer({ reasoning: `The user wants ${about}. 🤔`, ...parts })
}

function script(directory: string): readonly Step[] {
  const read = (id: string, file: string) => call(id, 'Read', { file_path: join(directory, file) })
  const write = call('call_write', 'Write', { file_path: join(directory, 'long.txt'), content: longText })
  const delegate = call('call_agent', 'Agent', {
    description: 'Find a fruit',
    prompt: 'Name the fruit of the day.',
    subagent_type: 'general-purpose',
    run_in_background: false,
  })
  return [
    {
      name: 'reads the notes',
      when: userSays(prompt),
      reply: thinking('the notes', {
        text: 'I start with the notes.',
        toolCalls: [call('call_notes', 'Bash', { command: 'cat notes.txt' })],
      }),
    },
    {
      name: 'runs a failing command',
      when: hasResultOf('call_notes'),
      reply: thinking('a failure', {
        toolCalls: [call('call_failing', 'Bash', { command: 'echo on its way; exit 3' })],
      }),
    },
    {
      name: 'looks at the picture',
      when: hasResultOf('call_failing'),
      reply: thinking('a colour', { toolCalls: [read('call_picture', 'picture.png')] }),
    },
    {
      name: 'reads the PDF',
      when: hasResultOf('call_picture'),
      reply: thinking('a paper', { text: 'Now the paper.', toolCalls: [read('call_pdf', 'paper.pdf')] }),
    },
    {
      name: 'runs two tools at once',
      when: hasResultOf('call_pdf'),
      reply: thinking('two things at once', {
        text: 'Both at once.',
        toolCalls: [
          call('call_slow', 'Bash', { command: 'sleep 0.3; echo slow one', description: 'Takes a moment' }),
          call('call_quick', 'Bash', { command: 'echo quick one', description: 'Takes no time' }),
        ],
      }),
    },
    {
      name: 'writes a long file',
      when: hasResultOf('call_quick'),
      reply: thinking('a file', { toolCalls: [write] }),
    },
    {
      name: 'calls a tool with a long name',
      when: hasResultOf('call_write'),
      reply: (conversation) =>
        thinking('an echo', {
          toolCalls: [call('call_echo', toolNamed(conversation, longNamedTool.description), { word: 'zitrone' })],
        }),
    },
    {
      name: 'sends an agent',
      when: hasResultOf('call_echo'),
      reply: thinking('a helper', { toolCalls: [delegate] }),
    },
    { name: 'the agent', when: userSays('fruit of the day'), reply: thinking('a fruit', { text: 'It is apfel.' }) },
    { name: 'answers', when: hasResultOf('call_agent'), reply: thinking('the end', { text: finalAnswer }) },
  ]
}

function checkConversation({ results, media }: Conversation, taken: TakenMedia): void {
  assert.deepEqual(
    [...results.keys()],
    ['notes', 'failing', 'picture', 'pdf', 'slow', 'quick', 'write', 'echo', 'agent'].map((name) => `call_${name}`),
    'results come in the order of the calls',
  )
  const result = (name: string) => results.get(`call_${name}`) ?? ''
  assert.equal(result('notes'), 'zitrone')
  assert.match(result('failing'), /on its way/)
  assert.equal(result('slow'), 'slow one')
  assert.equal(result('quick'), 'quick one')
  assert.equal(result('echo'), 'The word was zitrone.')
  assert.match(result('agent'), /It is apfel\./)
  assert.deepEqual(media, [
    ...(taken.pictures ? [`data:image/png;base64,${picture.toString('base64')}`] : []),
    ...(taken.pdfs ? [`data:application/pdf;base64,${pdf.toString('base64')}`] : []),
  ])
}
