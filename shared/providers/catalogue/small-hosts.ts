import { compatibleServer } from '../compatible-server.ts'
import type { ProviderRows } from '../provider-row.ts'

/** Smaller and younger hosts of models, and those that have stopped but whose users may know a private address. */
export const smallHosts: ProviderRows = {
  abliteration: {
    name: 'abliteration.ai',
    endpoints: {
      'openai-chat': 'https://api.abliteration.ai/v1',
      'anthropic-compatible': 'https://api.abliteration.ai',
    },
    keyVariables: ['ABLITERATION_API_KEY', 'ABLIT_KEY'],
    pages: { docs: 'https://docs.abliteration.ai' },
  },
  anyscale: {
    name: 'Anyscale',
    // The public endpoints have closed; private ones have addresses of their own.
    endpoints: { 'openai-chat': null },
    pages: { docs: 'https://docs.anyscale.com' },
  },
  assemblyai: {
    name: 'AssemblyAI LLM Gateway',
    endpoints: { 'openai-chat': 'https://llm-gateway.assemblyai.com/v1' },
    pages: { docs: 'https://www.assemblyai.com/docs', keys: 'https://www.assemblyai.com/app/api-keys' },
  },
  bytez: {
    name: 'Bytez',
    endpoints: { 'openai-chat': { baseUrl: 'https://api.bytez.com/models/v2/openai/v1', modelsPath: null } },
    pages: { docs: 'https://docs.bytez.com', keys: 'https://bytez.com/api' },
  },
  charity_engine: {
    name: 'Charity Engine',
    endpoints: { 'openai-chat': 'https://api.charityengine.services/remotejobs/v2/inference' },
  },
  compactifai: {
    name: 'CompactifAI',
    endpoints: { 'openai-chat': 'https://api.compactif.ai/v1' },
    pages: { docs: 'https://docs.compactif.ai' },
  },
  darkbloom: {
    name: 'Darkbloom',
    endpoints: { 'openai-chat': 'https://api.darkbloom.dev/v1', 'anthropic-compatible': 'https://api.darkbloom.dev' },
    pages: { keys: 'https://console.darkbloom.dev' },
  },
  empiriolabs: {
    name: 'EmpirioLabs AI',
    endpoints: { 'openai-chat': 'https://api.empiriolabs.ai/v1' },
    pages: { docs: 'https://docs.empiriolabs.ai' },
  },
  empower: {
    name: 'Empower',
    endpoints: { 'openai-chat': 'https://app.empower.dev/api/v1' },
  },
  galadriel: {
    name: 'Galadriel',
    endpoints: { 'openai-chat': 'https://api.galadriel.com/v1' },
    pages: { docs: 'https://docs.galadriel.com' },
  },
  libertai: {
    name: 'LibertAI',
    endpoints: { 'openai-chat': 'https://api.libertai.io/v1' },
    pages: { docs: 'https://docs.libertai.io' },
  },
  llamagate: {
    name: 'LlamaGate',
    endpoints: { 'openai-chat': 'https://api.llamagate.dev/v1' },
    pages: { docs: 'https://llamagate.dev/docs' },
  },
  monet: {
    name: 'Monet',
    endpoints: { 'openai-chat': null },
  },
  neosantara: {
    name: 'Neosantara',
    endpoints: { 'openai-chat': 'https://api.neosantara.xyz/v1', 'openai-responses': 'https://api.neosantara.xyz/v1' },
    pages: { docs: 'https://docs.neosantara.xyz' },
  },
  pinstripes: {
    name: 'Pinstripes',
    endpoints: { 'openai-chat': 'https://pinstripes.io/v1' },
    pages: { docs: 'https://pinstripes.io' },
  },
  prism: {
    name: 'Prism Inference',
    endpoints: {
      'openai-chat': 'https://api.prisminference.com/v1',
      'openai-responses': 'https://api.prisminference.com/v1',
      'anthropic-compatible': 'https://api.prisminference.com',
    },
    pages: { docs: 'https://docs.prisminference.com' },
  },
  publicai: {
    name: 'Public AI',
    endpoints: { 'openai-chat': 'https://api.publicai.co/v1' },
    quirks: [...compatibleServer, 'text-only'],
    pages: { docs: 'https://platform.publicai.co/docs', keys: 'https://platform.publicai.co' },
  },
  sail: {
    name: 'Sail Research',
    endpoints: {
      'openai-chat': 'https://api.sailresearch.com/v1',
      'openai-responses': 'https://api.sailresearch.com/v1',
      'anthropic-compatible': 'https://api.sailresearch.com',
    },
    pages: { docs: 'https://docs.sailresearch.com' },
  },
  salad_cloud: {
    name: 'SaladCloud',
    endpoints: { 'openai-chat': 'https://ai.salad.cloud/v1' },
    pages: { docs: 'https://docs.salad.com' },
  },
  'scx-ai': {
    name: 'SCX.ai',
    endpoints: { 'openai-chat': 'https://api.scx.ai/v1' },
    keyVariables: ['SCX_API_KEY'],
    baseUrlVariables: ['SCX_API_BASE'],
    pages: { docs: 'https://scx.ai' },
  },
  tensormesh: {
    name: 'Tensormesh',
    endpoints: { 'openai-chat': 'https://serverless.tensormesh.ai/v1' },
    keyVariables: ['TENSORMESH_INFERENCE_API_KEY'],
    pages: { docs: 'https://docs.tensormesh.ai' },
  },
}
