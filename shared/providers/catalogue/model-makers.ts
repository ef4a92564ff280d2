import { compatibleResponses } from '../compatible-responses.ts'
import { compatibleServer } from '../compatible-server.ts'
import type { ProviderRows } from '../provider-row.ts'
import { responsesModels } from '../responses-models.ts'

/** Where a project's models are in one location; other hosts serve the locations that are no region. */
const vertexPlace =
  'https://{VERTEX_LOCATION}-aiplatform.googleapis.com/v1/projects/{VERTEX_PROJECT_ID}/locations/{VERTEX_LOCATION}'

/** Those who make models and serve them themselves; the Chinese ones are in `china.ts`. */
export const modelMakers: ProviderRows = {
  openai: {
    name: 'OpenAI',
    aliases: ['aiohttp_openai'],
    endpoints: {
      'openai-chat': 'https://api.openai.com/v1',
      'openai-responses': { baseUrl: 'https://api.openai.com/v1', models: responsesModels },
    },
    baseUrlVariables: ['OPENAI_API_BASE', 'OPENAI_BASE_URL'],
    quirks: ['openai-reasoning-models', 'prompt-cache-key', 'at-most-128-tools'],
    responsesQuirks: ['prompt-cache-key', 'safety-identifier', 'at-most-128-tools'],
    pages: {
      docs: 'https://platform.openai.com/docs/api-reference/chat',
      keys: 'https://platform.openai.com/api-keys',
    },
    hue: 160,
  },
  gemini: {
    name: 'Google Gemini',
    aliases: ['google'],
    endpoints: {
      gemini: {
        baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
        authentication: 'x-goog-api-key',
        countsTokens: true,
      },
      'openai-chat': 'https://generativelanguage.googleapis.com/v1beta/openai',
    },
    keyVariables: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
    quirks: ['one-leading-system', 'no-file-parts', 'gemini-thought-signatures'],
    pages: { docs: 'https://ai.google.dev/gemini-api/docs', keys: 'https://aistudio.google.com/apikey' },
    hue: 90,
  },
  vertex: {
    name: 'Google Vertex AI',
    aliases: ['vertex_ai', 'vertex_ai_beta'],
    endpoints: {
      'openai-chat': { baseUrl: `${vertexPlace}/endpoints/openapi`, modelsPath: null },
      gemini: { baseUrl: `${vertexPlace}/publishers/google`, models: '^gemini', modelsPath: null, countsTokens: true },
      'anthropic-vertex': { baseUrl: `${vertexPlace}/publishers/anthropic`, models: '^claude' },
    },
    signIn: 'google-cloud',
    keyVariables: [],
    baseUrlVariables: ['VERTEX_API_BASE', 'VERTEXAI_API_BASE'],
    pages: { docs: 'https://cloud.google.com/vertex-ai/generative-ai/docs' },
    hue: 255,
  },
  xai: {
    name: 'xAI',
    aliases: ['grok'],
    endpoints: { 'openai-chat': 'https://api.x.ai/v1', 'openai-responses': 'https://api.x.ai/v1' },
    quirks: ['no-file-parts', 'grok-parameters', 'grok-conversation', 'no-repeated-reasoning', 'inline-calls'],
    responsesQuirks: ['system-role', 'text-outputs', 'no-files', 'prompt-cache-key'],
    pages: { docs: 'https://docs.x.ai/docs/api-reference', keys: 'https://console.x.ai' },
    hue: 300,
  },
  anthropic: {
    name: 'Anthropic',
    endpoints: { anthropic: 'https://api.anthropic.com' },
    authentication: 'x-api-key',
    // Never ANTHROPIC_BASE_URL: that is where Claude Code finds FreeCC.
    baseUrlVariables: ['ANTHROPIC_API_BASE'],
    pages: {
      docs: 'https://docs.anthropic.com/en/api/messages',
      keys: 'https://console.anthropic.com/settings/keys',
    },
    hue: 25,
  },
  deepseek: {
    name: 'DeepSeek',
    // The endpoint it documents for Claude Code; thinking comes back in its own blocks there (edge case 107).
    endpoints: {
      'anthropic-compatible': 'https://api.deepseek.com/anthropic',
      'openai-chat': 'https://api.deepseek.com/v1',
    },
    quirks: [...compatibleServer, 'deepseek-thinking', 'plain-tools'],
    responsesQuirks: [...compatibleResponses, 'calls-together'],
    messagesQuirks: [
      'system-as-reminders',
      'pdfs-as-notes',
      'images-as-notes',
      'schema-as-instruction',
      'effort-high-or-max',
      'thinking-beside-calls',
    ],
    pages: { docs: 'https://api-docs.deepseek.com', keys: 'https://platform.deepseek.com/api_keys' },
    hue: 272,
  },
  mistral: {
    name: 'Mistral AI',
    endpoints: { 'openai-chat': 'https://api.mistral.ai/v1' },
    quirks: [
      ...compatibleServer,
      'no-stream-options',
      'mistral-role-order',
      'mistral-tool-choice',
      'mistral-tool-ids',
      'mistral-images',
      'native-prefix',
    ],
    pages: { docs: 'https://docs.mistral.ai/api', keys: 'https://console.mistral.ai/api-keys' },
    hue: 50,
  },
  codestral: {
    name: 'Mistral Codestral',
    endpoints: { 'openai-chat': 'https://codestral.mistral.ai/v1' },
    quirks: [
      ...compatibleServer,
      'no-stream-options',
      'mistral-role-order',
      'mistral-tool-choice',
      'mistral-tool-ids',
      'mistral-images',
      'native-prefix',
    ],
    pages: { docs: 'https://docs.mistral.ai/api', keys: 'https://console.mistral.ai/codestral' },
    hue: 50,
  },
  cohere: {
    name: 'Cohere',
    aliases: ['cohere_chat'],
    endpoints: {
      cohere: 'https://api.cohere.com/v2',
      'openai-chat': {
        baseUrl: 'https://api.cohere.ai/compatibility/v1',
        modelsPath: 'https://api.cohere.com/v1/models',
      },
    },
    keyVariables: ['COHERE_API_KEY', 'CO_API_KEY'],
    pages: { docs: 'https://docs.cohere.com/docs/compatibility-api', keys: 'https://dashboard.cohere.com/api-keys' },
    hue: 15,
  },
  perplexity: {
    name: 'Perplexity',
    // Its chat completions ended in September 2026.
    endpoints: { 'openai-responses': 'https://api.perplexity.ai/v1' },
    keyVariables: ['PERPLEXITYAI_API_KEY', 'PERPLEXITY_API_KEY'],
    pages: { docs: 'https://docs.perplexity.ai', keys: 'https://www.perplexity.ai/account/api' },
    hue: 200,
  },
  meta: {
    name: 'Meta',
    // Responses first: it is what Meta recommends where reasoning has to last from one tool call to the next.
    endpoints: {
      'openai-responses': 'https://api.meta.ai/v1',
      'openai-chat': 'https://api.meta.ai/v1',
      'anthropic-compatible': 'https://api.meta.ai',
    },
    keyVariables: ['META_API_KEY', 'META_MODEL_API_KEY'],
    quirks: [...compatibleServer, 'no-forced-choice'],
    pages: { docs: 'https://dev.meta.ai/docs/overview' },
    hue: 258,
  },
  meta_llama: {
    name: 'Meta Llama API',
    endpoints: { 'openai-chat': 'https://api.llama.com/compat/v1' },
    keyVariables: ['LLAMA_API_KEY'],
    baseUrlVariables: ['LLAMA_API_BASE'],
    pages: { docs: 'https://llama.developer.meta.com/docs' },
    hue: 258,
  },
  amazon_nova: {
    name: 'Amazon Nova',
    endpoints: { 'openai-chat': 'https://api.nova.amazon.com/v1' },
    pages: { docs: 'https://nova.amazon.com/dev/documentation' },
    hue: 65,
  },
  ai21: {
    name: 'AI21',
    aliases: ['ai21_chat'],
    endpoints: { 'openai-chat': 'https://api.ai21.com/studio/v1' },
    pages: { docs: 'https://docs.ai21.com', keys: 'https://studio.ai21.com/account/api-key' },
  },
  inception: {
    name: 'Inception',
    endpoints: { 'openai-chat': 'https://api.inceptionlabs.ai/v1' },
    quirks: [...compatibleServer, 'inception-efforts'],
    pages: { docs: 'https://docs.inceptionlabs.ai', keys: 'https://platform.inceptionlabs.ai' },
  },
  cognition: {
    name: 'Cognition',
    endpoints: { 'openai-chat': 'https://api.cognition.ai/v1' },
  },
  v0: {
    name: 'v0',
    endpoints: { 'openai-chat': 'https://api.v0.dev/v1' },
    pages: { docs: 'https://v0.dev/docs/v0-model-api' },
  },
  morph: {
    name: 'Morph',
    endpoints: { 'openai-chat': 'https://api.morphllm.com/v1' },
    pages: { docs: 'https://docs.morphllm.com' },
  },
  sarvam: {
    name: 'Sarvam AI',
    endpoints: { 'openai-chat': 'https://api.sarvam.ai/v1' },
    headers: { 'api-subscription-key': '{key}' },
    pages: { docs: 'https://docs.sarvam.ai', keys: 'https://dashboard.sarvam.ai' },
  },
  maritalk: {
    name: 'Maritaca AI',
    aliases: ['maritaca'],
    endpoints: { 'openai-chat': 'https://chat.maritaca.ai/api' },
    pages: { docs: 'https://docs.maritaca.ai', keys: 'https://plataforma.maritaca.ai' },
  },
  gigachat: {
    name: 'GigaChat',
    endpoints: { 'openai-chat': 'https://gigachat.devices.sberbank.ru/api/v1' },
    signIn: 'oauth',
    keyVariables: ['GIGACHAT_CREDENTIALS', 'GIGACHAT_API_KEY'],
    pages: { docs: 'https://developers.sber.ru/docs/ru/gigachat/api/overview' },
  },
  chatgpt: {
    name: 'ChatGPT subscription',
    endpoints: { 'openai-responses': { baseUrl: 'https://chatgpt.com/backend-api/codex', modelsPath: null } },
    signIn: 'device-code',
    keyVariables: [],
    responsesQuirks: ['subscription-backend', 'prompt-cache-key'],
    pages: { docs: 'https://docs.litellm.ai/docs/providers/chatgpt' },
    hue: 160,
  },
  github_copilot: {
    name: 'GitHub Copilot',
    aliases: ['copilot'],
    // A token that an editor's sign-in gave works; FreeCC's own sign-in with a device code comes later.
    endpoints: {
      'openai-chat': 'https://api.githubcopilot.com',
      'openai-responses': 'https://api.githubcopilot.com',
      'anthropic-compatible': 'https://api.githubcopilot.com',
    },
    regions: {
      Business: { 'openai-chat': 'https://api.business.githubcopilot.com' },
      Enterprise: { 'openai-chat': 'https://api.enterprise.githubcopilot.com' },
    },
    keyVariables: ['GITHUB_COPILOT_API_KEY', 'GITHUB_COPILOT_TOKEN'],
    headers: {
      'editor-version': 'freecc/1.0.0',
      'copilot-integration-id': 'vscode-chat',
      'openai-intent': 'conversation-edits',
    },
    quirks: [
      ...compatibleServer,
      'copilot-model-ids',
      'openai-reasoning-models',
      'copilot-headers',
      'at-most-128-tools',
    ],
    pages: { docs: 'https://docs.github.com/en/copilot' },
  },
}
