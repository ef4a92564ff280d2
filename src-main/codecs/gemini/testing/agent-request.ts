import { sealReasoning } from '../../reasoning-envelope.ts'
import { assistant, call, image, pdf, result, text, tool, user } from '../../testing/blocks.ts'
import { sealSignatures } from '../signatures.ts'

/** The parts of a session in the form that Claude Code gives it, one more for each turn. */
export function agentTurns(origin = 'gemini', signer = 'gemini-3'): readonly (readonly unknown[])[] {
  const signed = (signatures: Parameters<typeof sealSignatures>[2], thinking = '') => ({
    type: 'thinking',
    thinking,
    signature: sealSignatures(origin, signer, signatures),
  })
  return [
    [
      user(text('<system-reminder>\nToday is a day.\n</system-reminder>'), text('Find the word in the notes.')),
      { role: 'system', content: 'A mode is on.' },
    ],
    [
      assistant(
        signed({}, 'I should look.'),
        text('I look.'),
        signed({ text: 'dGV4dA==', calls: { gjl2yj5t: 'c2lnbmVk' } }),
        call('gjl2yj5t', 'Bash', { command: 'ls' }),
        call('zi06h2mp', 'Read', { file_path: 'notes.pdf' }),
      ),
      user(
        result('zi06h2mp', [
          text('A PDF'),
          { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: pdf } },
        ]),
        result('gjl2yj5t', 'notes.txt'),
        text('<system-reminder>\nGo on.\n</system-reminder>'),
      ),
    ],
    [
      assistant(
        call('freecc-66756e6374696f6e732e426173683a30-toolu_new', 'Bash', {}),
        call('call_quick', 'Read', { a: 1 }),
      ),
      user(
        result('freecc-66756e6374696f6e732e426173683a30-toolu_new', 'exit 3', { is_error: true }),
        result('call_quick', [image()]),
      ),
      { role: 'system', content: [text('Another mode is on.')] },
    ],
    [
      assistant(
        {
          type: 'thinking',
          thinking: 'Another thinks.',
          signature: sealReasoning({ origin: 'elsewhere', field: 'reasoning' }),
        },
        text('Found nothing yet.'),
      ),
      user(
        image({ type: 'url', url: 'https://x.example/a.png' }),
        { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: pdf }, title: 'Plan' },
        text('Look here.'),
      ),
    ],
    [
      assistant(
        call('toolu_last', 'mcp__plugin_with_a_very_long_name__and_a_tool_with_an_even_longer_name_than_that', {}),
      ),
      user(result('toolu_last', [])),
    ],
  ]
}

/** A request as Claude Code sends it in the middle of its work, with all that gives Gemini trouble. */
export function agentRequest(turns: readonly (readonly unknown[])[] = agentTurns()) {
  const input_schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      command: { type: 'string', anyOf: [{ minLength: 1 }, { format: 'uri' }], default: 'ls' },
      timeout: { type: 'integer', exclusiveMinimum: 0 },
      environment: { type: 'object', propertyNames: { type: 'string' }, additionalProperties: {} },
    },
    required: ['command'],
    additionalProperties: false,
  }
  return {
    max_tokens: 64_000,
    stream: true,
    temperature: 1,
    system: [
      text('x-anthropic-billing-header: cc_version=2.1.330;'),
      text('You are a coder.', { cache_control: { type: 'ephemeral' } }),
    ],
    thinking: { type: 'adaptive' },
    output_config: { effort: 'high' },
    metadata: { user_id: 'user_1_session_2' },
    context_management: { edits: [] },
    tools: [
      tool('Bash', { input_schema, eager_input_streaming: true }),
      tool('Read', { input_schema: { type: 'object', properties: { file_path: { type: 'string' } } } }),
      tool('mcp__plugin_with_a_very_long_name__and_a_tool_with_an_even_longer_name_than_that'),
      tool('1st'),
    ],
    messages: turns.flat(),
  }
}
