import type { ExchangeDetail, RecordedMessage } from '../../shared/exchange-detail.ts'
import type { ExchangeSummary } from '../../shared/request-log.ts'

const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

const system = `You are Claude Code. ${'Follow the conventions of the project, and say what you did. '.repeat(40)}`
const listing = 'src\nsrc/index.ts\nsrc/list.ts\npackage.json'

/** A turn of an agent: it was asked, looked around, and was shown a picture. */
const turns = [
  { role: 'user', content: [{ type: 'text', text: 'Why does the list jump when new rows arrive?' }] },
  {
    role: 'assistant',
    content: [
      { type: 'thinking', thinking: 'I should look at the files first.', signature: 'c2lnbmVk' },
      { type: 'tool_use', id: 'toolu_1', name: 'Bash', input: { command: 'ls -R src', description: 'List the files' } },
    ],
  },
  { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content: listing }] },
  {
    role: 'assistant',
    content: [{ type: 'tool_use', id: 'toolu_2', name: 'Read', input: { file_path: '/src/lost.ts' } }],
  },
  {
    role: 'user',
    content: [
      {
        type: 'tool_result',
        tool_use_id: 'toolu_2',
        is_error: true,
        content: [{ type: 'text', text: 'There is no such file.' }],
      },
    ],
  },
  {
    role: 'user',
    content: [
      { type: 'image', source: { type: 'base64', media_type: 'image/png', data: onePixel } },
      { type: 'text', text: 'This is what I see.' },
    ],
  },
] as const

const tools = [
  {
    name: 'Bash',
    description: 'Runs a command.',
    input_schema: { type: 'object', properties: { command: { type: 'string' } } },
  },
]

const answerText = 'The rows are keyed by their place. Key them by id, and they stay where they are.'

/** Everything recorded of a streamed answer; `rounds` repeats the conversation, for long ones. */
export function recordedDetail(summary: ExchangeSummary, rounds = 1): ExchangeDetail {
  const messages = Array.from({ length: rounds }, () => turns).flat()
  const model = summary.route?.model ?? summary.requestedModel
  const client = { model: summary.requestedModel, max_tokens: 32_000, stream: true, system, tools, messages }
  const upstream = {
    model,
    max_completion_tokens: 32_000,
    stream: true,
    stream_options: { include_usage: true },
    tools: tools.map(({ input_schema: parameters, ...tool }) => ({
      type: 'function',
      function: { ...tool, parameters },
    })),
    messages: [{ role: 'system', content: system }, ...messages.map(({ role }) => ({ role, content: '…' }))],
  }
  const words = answerText.split(/(?<= )/)
  const events = streamOf(words)
  return {
    summary,
    clientRequest: message(
      'POST /v1/messages',
      [
        ['content-type', 'application/json'],
        ['authorization', 'Bearer [hidden]'],
        ['user-agent', 'claude-cli/2.0'],
      ],
      JSON.stringify(client),
    ),
    upstreamRequest: message(
      'https://api.openai.com/v1/chat/completions',
      [
        ['content-type', 'application/json'],
        ['authorization', '[hidden]'],
      ],
      JSON.stringify(upstream),
    ),
    upstreamAnswer: message(
      '200',
      [['content-type', 'text/event-stream']],
      words.map((content) => `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`).join(''),
    ),
    clientAnswer: message(
      '200',
      [['content-type', 'text/event-stream']],
      events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(''),
    ),
    events: events.map((event, index) => ({
      type: event.type,
      at: (summary.firstOutputMs ?? 0) + index * 40 + (index > 8 ? 1_400 : 0),
      characters: 'delta' in event ? JSON.stringify(event.delta).length : 0,
    })),
  }
}

function streamOf(words: readonly string[]) {
  return [
    { type: 'message_start', message: { id: 'msg_1', role: 'assistant', content: [] } },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    ...words.map((text) => ({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } })),
    { type: 'content_block_stop', index: 0 },
    { type: 'message_stop' },
  ]
}

function message(line: string, headers: RecordedMessage['headers'], text: string): RecordedMessage {
  return { line, headers, body: { kind: 'text', text, bytes: text.length, isCut: false } }
}
