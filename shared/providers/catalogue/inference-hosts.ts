import type { ProviderRows } from '../provider-row.ts'

/** Well-known hosts of open models. */
export const inferenceHosts: ProviderRows = {
  groq: {
    name: 'Groq',
    endpoints: { 'openai-chat': 'https://api.groq.com/openai/v1' },
    pages: { docs: 'https://console.groq.com/docs', keys: 'https://console.groq.com/keys' },
    hue: 35,
  },
  cerebras: {
    name: 'Cerebras',
    endpoints: { 'openai-chat': 'https://api.cerebras.ai/v1' },
    pages: { docs: 'https://inference-docs.cerebras.ai', keys: 'https://cloud.cerebras.ai/platform/apikeys' },
    hue: 42,
  },
  sambanova: {
    name: 'SambaNova',
    endpoints: { 'openai-chat': 'https://api.sambanova.ai/v1' },
    pages: { docs: 'https://docs.sambanova.ai', keys: 'https://cloud.sambanova.ai/apis' },
    hue: 330,
  },
  nvidia_nim: {
    name: 'NVIDIA NIM',
    aliases: ['nvidia'],
    endpoints: { 'openai-chat': 'https://integrate.api.nvidia.com/v1' },
    keyVariables: ['NVIDIA_NIM_API_KEY', 'NVIDIA_API_KEY'],
    pages: { docs: 'https://docs.api.nvidia.com/nim/', keys: 'https://build.nvidia.com/settings/api-keys' },
    hue: 130,
  },
  together_ai: {
    name: 'Together AI',
    aliases: ['together', 'togetherai'],
    endpoints: { 'openai-chat': 'https://api.together.xyz/v1' },
    keyVariables: ['TOGETHERAI_API_KEY', 'TOGETHER_API_KEY', 'TOGETHER_AI_API_KEY', 'TOGETHER_AI_TOKEN'],
    pages: { docs: 'https://docs.together.ai', keys: 'https://api.together.xyz/settings/api-keys' },
    hue: 250,
  },
  fireworks_ai: {
    name: 'Fireworks AI',
    aliases: ['fireworks'],
    endpoints: { 'openai-chat': 'https://api.fireworks.ai/inference/v1' },
    keyVariables: ['FIREWORKS_AI_API_KEY', 'FIREWORKS_API_KEY', 'FIREWORKSAI_API_KEY', 'FIREWORKS_AI_TOKEN'],
    baseUrlVariables: ['FIREWORKS_API_BASE', 'FIREWORKS_AI_API_BASE'],
    pages: { docs: 'https://docs.fireworks.ai', keys: 'https://fireworks.ai/account/api-keys' },
    hue: 295,
  },
  deepinfra: {
    name: 'DeepInfra',
    endpoints: {
      'openai-chat': 'https://api.deepinfra.com/v1/openai',
      'anthropic-compatible': 'https://api.deepinfra.com/anthropic',
    },
    pages: { docs: 'https://docs.deepinfra.com', keys: 'https://deepinfra.com/dash/api_keys' },
    hue: 270,
  },
  huggingface: {
    name: 'Hugging Face',
    endpoints: { 'openai-chat': 'https://router.huggingface.co/v1' },
    keyVariables: ['HF_TOKEN', 'HUGGINGFACE_API_KEY'],
    baseUrlVariables: ['HF_API_BASE', 'HUGGINGFACE_API_BASE'],
    pages: { docs: 'https://huggingface.co/docs/inference-providers', keys: 'https://huggingface.co/settings/tokens' },
    hue: 85,
  },
  baseten: {
    name: 'Baseten',
    endpoints: { 'openai-chat': 'https://inference.baseten.co/v1' },
    pages: {
      docs: 'https://docs.baseten.co/inference/model-apis/overview',
      keys: 'https://app.baseten.co/settings/api_keys',
    },
  },
  nebius: {
    name: 'Nebius Token Factory',
    // LiteLLM still has the older address, api.studio.nebius.ai.
    endpoints: { 'openai-chat': 'https://api.tokenfactory.nebius.com/v1' },
    pages: { docs: 'https://docs.tokenfactory.nebius.com', keys: 'https://tokenfactory.nebius.com' },
    hue: 115,
  },
  novita: {
    name: 'Novita AI',
    // LiteLLM still has the older address, api.novita.ai/v3/openai.
    endpoints: {
      'openai-chat': 'https://api.novita.ai/openai/v1',
      'anthropic-compatible': 'https://api.novita.ai/anthropic',
    },
    pages: { docs: 'https://novita.ai/docs/guides/introduction', keys: 'https://novita.ai/settings/key-management' },
    hue: 150,
  },
  hyperbolic: {
    name: 'Hyperbolic',
    endpoints: { 'openai-chat': 'https://api.hyperbolic.xyz/v1' },
    pages: { docs: 'https://docs.hyperbolic.xyz', keys: 'https://app.hyperbolic.ai' },
  },
  nscale: {
    name: 'Nscale',
    endpoints: { 'openai-chat': 'https://inference.api.nscale.com/v1' },
    pages: { docs: 'https://docs.nscale.com/docs/inference/chat', keys: 'https://console.nscale.com' },
  },
  lambda_ai: {
    name: 'Lambda',
    endpoints: { 'openai-chat': 'https://api.lambda.ai/v1' },
    keyVariables: ['LAMBDA_API_KEY'],
    baseUrlVariables: ['LAMBDA_API_BASE'],
    pages: { docs: 'https://docs.lambda.ai/api' },
  },
  featherless_ai: {
    name: 'Featherless',
    endpoints: { 'openai-chat': 'https://api.featherless.ai/v1' },
    keyVariables: ['FEATHERLESS_AI_API_KEY', 'FEATHERLESS_API_KEY'],
    baseUrlVariables: ['FEATHERLESS_API_BASE'],
    pages: { docs: 'https://featherless.ai/docs', keys: 'https://featherless.ai/account/api-keys' },
  },
  friendliai: {
    name: 'FriendliAI',
    endpoints: { 'openai-chat': 'https://api.friendli.ai/serverless/v1' },
    keyVariables: ['FRIENDLIAI_API_KEY', 'FRIENDLI_TOKEN'],
    baseUrlVariables: ['FRIENDLI_API_BASE'],
    pages: { docs: 'https://friendli.ai/docs/guides/serverless_endpoints/introduction' },
  },
  wandb: {
    name: 'Weights & Biases Inference',
    endpoints: { 'openai-chat': 'https://api.inference.wandb.ai/v1' },
    pages: { docs: 'https://docs.wandb.ai/inference', keys: 'https://wandb.ai/authorize' },
    hue: 88,
  },
  clarifai: {
    name: 'Clarifai',
    endpoints: { 'openai-chat': 'https://api.clarifai.com/v2/ext/openai/v1' },
    keyVariables: ['CLARIFAI_API_KEY', 'CLARIFAI_PAT'],
    pages: { docs: 'https://docs.clarifai.com/compute/inference/', keys: 'https://clarifai.com/settings/security' },
  },
  gmi: {
    name: 'GMI Cloud',
    endpoints: {
      'openai-chat': 'https://api.gmi-serving.com/v1',
      'anthropic-compatible': 'https://api.gmi-serving.com',
    },
    keyVariables: ['GMI_API_KEY', 'GMICLOUD_API_KEY'],
    pages: { docs: 'https://docs.gmicloud.ai/inference-engine/api-reference/llm-api-reference' },
  },
  crusoe: {
    name: 'Crusoe',
    endpoints: { 'openai-chat': 'https://managed-inference-api-proxy.crusoecloud.com/v1' },
    pages: { docs: 'https://docs.crusoecloud.com' },
  },
  chutes: {
    name: 'Chutes',
    endpoints: { 'openai-chat': 'https://llm.chutes.ai/v1' },
    pages: { docs: 'https://chutes.ai/docs', keys: 'https://chutes.ai/auth/start' },
  },
  parasail: {
    name: 'Parasail',
    endpoints: { 'openai-chat': 'https://api.parasail.io/v1', 'openai-responses': 'https://api.parasail.io/v1' },
    pages: { docs: 'https://docs.parasail.io' },
  },
  synthetic: {
    name: 'Synthetic',
    endpoints: {
      'anthropic-compatible': 'https://api.synthetic.new/anthropic',
      'openai-chat': 'https://api.synthetic.new/openai/v1',
    },
    pages: { docs: 'https://dev.synthetic.new/docs/guides/claude-code', keys: 'https://synthetic.new' },
  },
  veniceai: {
    name: 'Venice AI',
    aliases: ['venice'],
    endpoints: { 'openai-chat': 'https://api.venice.ai/api/v1' },
    keyVariables: ['VENICE_AI_API_KEY', 'VENICE_API_KEY'],
    pages: { docs: 'https://docs.venice.ai', keys: 'https://venice.ai/settings/api' },
    hue: 20,
  },
  'ollama-cloud': {
    name: 'Ollama Cloud',
    endpoints: { 'openai-chat': 'https://ollama.com/v1', 'anthropic-compatible': 'https://ollama.com' },
    keyVariables: ['OLLAMA_CLOUD_API_KEY', 'OLLAMA_API_KEY'],
    pages: { docs: 'https://docs.ollama.com/cloud', keys: 'https://ollama.com/settings/keys' },
  },
  nous: {
    name: 'Nous Portal',
    endpoints: { 'openai-chat': 'https://inference-api.nousresearch.com/v1' },
    pages: { keys: 'https://portal.nousresearch.com' },
  },
  neuralwatt: {
    name: 'Neuralwatt',
    endpoints: { 'openai-chat': 'https://api.neuralwatt.com/v1' },
    pages: { docs: 'https://portal.neuralwatt.com/docs', keys: 'https://portal.neuralwatt.com' },
  },
}
