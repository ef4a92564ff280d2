import { gatewayMessages } from '../compatible-messages.ts'
import { compatibleServer } from '../compatible-server.ts'
import type { ProviderRows } from '../provider-row.ts'

/**
 * One key for the models of many makers. Chat completions come first: their Messages endpoints promise less for models
 * that are not Claude.
 */
export const aggregators: ProviderRows = {
  openrouter: {
    name: 'OpenRouter',
    endpoints: {
      'openai-chat': 'https://openrouter.ai/api/v1',
      'openai-responses': 'https://openrouter.ai/api/v1',
      'anthropic-compatible': 'https://openrouter.ai/api',
    },
    baseUrlVariables: ['OPENROUTER_API_BASE', 'OPENROUTER_BASE_URL'],
    quirks: [...compatibleServer, 'reasoning-object', 'cache-breakpoints'],
    responsesQuirks: ['prompt-cache-key'],
    messagesQuirks: gatewayMessages,
    pages: { docs: 'https://openrouter.ai/docs', keys: 'https://openrouter.ai/keys' },
    hue: 278,
  },
  vercel_ai_gateway: {
    name: 'Vercel AI Gateway',
    aliases: ['vercel'],
    endpoints: {
      'openai-chat': 'https://ai-gateway.vercel.sh/v1',
      'openai-responses': 'https://ai-gateway.vercel.sh/v1',
      'anthropic-compatible': 'https://ai-gateway.vercel.sh',
    },
    keyVariables: ['VERCEL_AI_GATEWAY_API_KEY', 'AI_GATEWAY_API_KEY', 'VERCEL_OIDC_TOKEN'],
    quirks: [...compatibleServer, 'reasoning-object'],
    messagesQuirks: gatewayMessages,
    pages: { docs: 'https://vercel.com/docs/ai-gateway', keys: 'https://vercel.com/dashboard' },
  },
  helicone: {
    name: 'Helicone',
    endpoints: { 'openai-chat': 'https://ai-gateway.helicone.ai/v1' },
    pages: {
      docs: 'https://docs.helicone.ai/gateway/overview',
      keys: 'https://us.helicone.ai/settings/api-keys',
    },
    hue: 225,
  },
  aiml: {
    name: 'AI/ML API',
    aliases: ['aimlapi'],
    endpoints: { 'openai-chat': 'https://api.aimlapi.com/v1' },
    keyVariables: ['AIML_API_KEY', 'AIMLAPI_KEY'],
    pages: { docs: 'https://docs.aimlapi.com', keys: 'https://aimlapi.com/app/keys' },
  },
  cometapi: {
    name: 'CometAPI',
    endpoints: { 'openai-chat': 'https://api.cometapi.com/v1' },
    keyVariables: ['COMETAPI_KEY', 'COMETAPI_API_KEY'],
    baseUrlVariables: ['COMETAPI_BASE_URL', 'COMETAPI_API_BASE'],
    pages: { docs: 'https://www.cometapi.com', keys: 'https://api.cometapi.com/console/token' },
  },
  aihubmix: {
    name: 'AIHubMix',
    endpoints: {
      'openai-chat': 'https://aihubmix.com/v1',
      'anthropic-compatible': { baseUrl: 'https://aihubmix.com', authentication: 'x-api-key' },
    },
    pages: { docs: 'https://docs.aihubmix.com', keys: 'https://aihubmix.com' },
  },
  'nano-gpt': {
    name: 'NanoGPT',
    aliases: ['nanogpt'],
    endpoints: { 'openai-chat': 'https://nano-gpt.com/api/v1' },
    keyVariables: ['NANOGPT_API_KEY', 'NANO_GPT_API_KEY'],
    quirks: [...compatibleServer, 'nano-gpt-efforts'],
    pages: { docs: 'https://docs.nano-gpt.com', keys: 'https://nano-gpt.com/api' },
  },
  poe: {
    name: 'Poe',
    endpoints: { 'openai-chat': 'https://api.poe.com/v1' },
    pages: {
      docs: 'https://creator.poe.com/docs/external-applications/openai-compatible-api',
      keys: 'https://poe.com/api_key',
    },
    hue: 288,
  },
  apertis: {
    name: 'Apertis',
    endpoints: { 'openai-chat': 'https://api.stima.tech/v1' },
    keyVariables: ['STIMA_API_KEY', 'APERTIS_API_KEY'],
    pages: { docs: 'https://api.stima.tech' },
  },
  edenai: {
    name: 'Eden AI',
    endpoints: { 'openai-chat': 'https://api.edenai.run/v3', 'anthropic-compatible': 'https://api.edenai.run/v3/llm' },
    pages: { docs: 'https://docs.edenai.co', keys: 'https://app.edenai.run' },
  },
  clf_ai_gateway: {
    name: 'CLF AI Gateway',
    endpoints: { 'openai-chat': 'https://api.clfaigateway.dev/v1' },
  },
  ppio: {
    name: 'PPIO',
    endpoints: {
      'openai-chat': 'https://api.ppio.com/openai/v1',
      'anthropic-compatible': 'https://api.ppio.com/anthropic',
    },
    pages: { docs: 'https://ppio.com/docs', keys: 'https://ppio.com/settings/key-management' },
  },
  jiekou: {
    name: 'JieKou AI',
    endpoints: {
      'openai-chat': 'https://api.jiekou.ai/openai/v1',
      'anthropic-compatible': 'https://api.jiekou.ai/anthropic',
    },
    pages: { docs: 'https://docs.jiekou.ai', keys: 'https://jiekou.ai/settings/key-management' },
  },
  cline: {
    name: 'Cline',
    endpoints: { 'openai-chat': 'https://api.cline.bot/api/v1' },
    quirks: [...compatibleServer, 'reasoning-object'],
    pages: { docs: 'https://docs.cline.bot/api', keys: 'https://app.cline.bot' },
  },
  kilo: {
    name: 'Kilo Gateway',
    endpoints: {
      'openai-chat': 'https://api.kilo.ai/api/gateway',
      'openai-responses': 'https://api.kilo.ai/api/gateway',
      'anthropic-compatible': 'https://api.kilo.ai/api/gateway',
    },
    quirks: [...compatibleServer, 'reasoning-object'],
    pages: { docs: 'https://kilo.ai/docs/gateway', keys: 'https://app.kilo.ai' },
    hue: 105,
  },
  zenmux: {
    name: 'ZenMux',
    endpoints: {
      'openai-chat': 'https://zenmux.ai/api/v1',
      'anthropic-compatible': 'https://zenmux.ai/api/anthropic',
    },
    quirks: [...compatibleServer, 'reasoning-object'],
    messagesQuirks: gatewayMessages,
    pages: { docs: 'https://docs.zenmux.ai', keys: 'https://zenmux.ai' },
  },
  orcarouter: {
    name: 'OrcaRouter',
    endpoints: {
      'openai-chat': 'https://api.orcarouter.ai/v1',
      'anthropic-compatible': 'https://api.orcarouter.ai',
    },
    pages: { docs: 'https://docs.orcarouter.ai', keys: 'https://www.orcarouter.ai/console' },
  },
  bizrouter: {
    name: 'BizRouter',
    endpoints: { 'openai-chat': 'https://api.bizrouter.ai/v1' },
    pages: { docs: 'https://bizrouter.ai', keys: 'https://bizrouter.ai/settings/keys' },
  },
  custom_openai: {
    name: 'Any OpenAI-compatible API',
    kind: 'custom',
    aliases: ['openai_like'],
    endpoints: { 'openai-chat': null },
    quirks: [...compatibleServer, 'think-tags', 'inline-calls', 'control-tokens'],
  },
  custom_anthropic: {
    name: 'Any Anthropic-compatible API',
    kind: 'custom',
    // It may count; one that does not is soon left alone.
    endpoints: { 'anthropic-compatible': { baseUrl: null, countsTokens: true } },
  },
}
