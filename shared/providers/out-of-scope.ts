/** Ids of LiteLLM that stand for no chat model that Claude Code could work with, by the reason why. */
export const outOfScope: readonly { readonly reason: string; readonly ids: readonly string[] }[] = [
  {
    reason: 'It has no tool calling, without which Claude Code can do nothing.',
    ids: ['aleph_alpha', 'nadir', 'nlp_cloud', 'petals', 'predibase', 'replicate', 'sagemaker', 'triton'],
  },
  {
    reason: 'It completes plain text, without turns or tools; the provider itself is in the table above.',
    ids: ['anthropic_text', 'azure_text', 'text-completion-codestral', 'text-completion-openai', 'watsonx_text'],
  },
  {
    reason: 'It has been replaced by `gemini`.',
    ids: ['palm'],
  },
  {
    reason: 'It runs agents or applications, not models.',
    ids: [
      'a2a_agent',
      'azure_ai/agents',
      'cursor',
      'langflow',
      'langgraph',
      'manus',
      'pydantic_ai_agents',
      'ragflow',
      'vertex_ai/agent_engine',
    ],
  },
  {
    reason: 'It is a part of LiteLLM itself.',
    ids: ['auto_router', 'custom', 'dotprompt', 'humanloop', 'langfuse'],
  },
  {
    reason: 'It searches the web.',
    ids: [
      'apiserpent',
      'brave',
      'dataforseo',
      'duckduckgo',
      'exa_ai',
      'fastcrw',
      'firecrawl',
      'google_pse',
      'linkup',
      'nimble',
      'parallel_ai',
      'perplexity(search)',
      'searchapi',
      'searxng',
      'serper',
      'tavily',
      'tinyfish',
      'you_com',
    ],
  },
  {
    reason: 'It makes embeddings and rankings.',
    ids: ['infinity', 'jina_ai', 'voyage'],
  },
  {
    reason: 'It hears or speaks.',
    ids: ['aws_polly', 'deepgram', 'elevenlabs', 'nvidia_riva', 'soniox'],
  },
  {
    reason: 'It makes images or video.',
    ids: ['black_forest_labs', 'fal_ai', 'recraft', 'runwayml', 'stability', 'topaz'],
  },
  {
    reason: 'It reads documents.',
    ids: ['azure_ai/doc-intelligence', 'reducto'],
  },
  {
    reason: 'It stores vectors.',
    ids: ['milvus', 'pg_vector', 's3_vectors', 'valkey'],
  },
  {
    reason: 'It is a sandbox for running code.',
    ids: ['e2b', 'opensandbox'],
  },
]
