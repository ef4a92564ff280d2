import { compatibleServer } from '../compatible-server.ts'
import type { ProviderRows } from '../provider-row.ts'

/**
 * Servers on the user's own machine or network, at their usual port. Chat completions come first: all versions have
 * them, and nothing of the prompt is lost to a second translation inside the server.
 */
export const localServers: ProviderRows = {
  ollama: {
    name: 'Ollama',
    aliases: ['ollama_chat'],
    isLocal: true,
    endpoints: { 'openai-chat': 'http://localhost:11434/v1', 'anthropic-compatible': 'http://localhost:11434' },
    quirks: [...compatibleServer, 'ollama-thinking', 'think-tags', 'inline-calls', 'control-tokens'],
    pages: { docs: 'https://docs.ollama.com' },
  },
  lm_studio: {
    name: 'LM Studio',
    aliases: ['lmstudio', 'lm-studio'],
    isLocal: true,
    endpoints: { 'openai-chat': 'http://localhost:1234/v1', 'anthropic-compatible': 'http://localhost:1234' },
    quirks: [...compatibleServer, 'think-tags', 'inline-calls', 'control-tokens'],
    pages: { docs: 'https://lmstudio.ai/docs/developer' },
  },
  'llama-cpp': {
    name: 'llama.cpp',
    aliases: ['llama.cpp', 'llamacpp'],
    isLocal: true,
    endpoints: {
      'openai-chat': 'http://localhost:8080/v1',
      'anthropic-compatible': { baseUrl: 'http://localhost:8080', countsTokens: true },
    },
    quirks: [...compatibleServer, 'template-thinking', 'think-tags', 'inline-calls', 'control-tokens'],
    pages: { docs: 'https://github.com/ggml-org/llama.cpp/tree/master/tools/server' },
  },
  hosted_vllm: {
    name: 'vLLM',
    aliases: ['vllm'],
    isLocal: true,
    endpoints: {
      'openai-chat': 'http://localhost:8000/v1',
      'anthropic-compatible': { baseUrl: 'http://localhost:8000', countsTokens: true },
    },
    quirks: [...compatibleServer, 'template-thinking', 'think-tags', 'inline-calls', 'control-tokens'],
    // Since version 0.22 it takes schemas for the answer, but no PDFs.
    messagesQuirks: ['system-as-reminders', 'pdfs-as-notes', 'images-as-notes', 'no-effort'],
    pages: { docs: 'https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html' },
  },
  llamafile: {
    name: 'llamafile',
    isLocal: true,
    endpoints: { 'openai-chat': 'http://127.0.0.1:8080/v1' },
    quirks: [...compatibleServer, 'think-tags', 'inline-calls', 'control-tokens'],
    pages: { docs: 'https://github.com/Mozilla-Ocho/llamafile' },
  },
  jan: {
    name: 'Jan',
    isLocal: true,
    endpoints: { 'openai-chat': 'http://127.0.0.1:1337/v1' },
    quirks: [...compatibleServer, 'think-tags', 'inline-calls', 'control-tokens'],
    pages: { docs: 'https://jan.ai/docs' },
  },
  docker_model_runner: {
    name: 'Docker Model Runner',
    isLocal: true,
    endpoints: {
      'openai-chat': 'http://localhost:12434/engines/v1',
      'anthropic-compatible': 'http://localhost:12434',
    },
    quirks: [...compatibleServer, 'think-tags', 'inline-calls', 'control-tokens'],
    pages: { docs: 'https://docs.docker.com/ai/model-runner/api-reference/' },
  },
  lemonade: {
    name: 'Lemonade',
    isLocal: true,
    // Port 13305 since version 10; older ones listen on 8000.
    endpoints: { 'openai-chat': 'http://localhost:13305/api/v1' },
    quirks: [...compatibleServer, 'think-tags', 'inline-calls', 'control-tokens'],
    pages: { docs: 'https://lemonade-server.ai/docs/' },
  },
  xinference: {
    name: 'Xinference',
    isLocal: true,
    endpoints: { 'openai-chat': 'http://127.0.0.1:9997/v1' },
    quirks: [...compatibleServer, 'think-tags', 'inline-calls', 'control-tokens'],
    pages: { docs: 'https://inference.readthedocs.io' },
  },
  oobabooga: {
    name: 'Text Generation WebUI',
    isLocal: true,
    endpoints: { 'openai-chat': 'http://127.0.0.1:5000/v1' },
    quirks: [...compatibleServer, 'think-tags', 'inline-calls', 'control-tokens'],
    pages: { docs: 'https://github.com/oobabooga/text-generation-webui' },
  },
  litellm_proxy: {
    name: 'LiteLLM Proxy',
    aliases: ['litellm'],
    isLocal: true,
    endpoints: {
      'openai-chat': 'http://localhost:4000/v1',
      'anthropic-compatible': { baseUrl: 'http://localhost:4000', countsTokens: true },
    },
    pages: { docs: 'https://docs.litellm.ai/docs/proxy/quick_start' },
  },
}
