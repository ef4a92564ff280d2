/** In what a row of the catalogue can differ from the list of LiteLLM's providers. */
export type Aspect = 'formats' | 'baseUrl' | 'keyVariables' | 'baseUrlVariables'

/** Where the catalogue differs from the lists on purpose, and why. */
export const knownDifferences: Readonly<Record<string, Readonly<Partial<Record<Aspect, string>>>>> = {
  anthropic: { baseUrlVariables: 'Claude Code finds FreeCC through ANTHROPIC_BASE_URL.' },
  anyscale: { baseUrl: 'The public endpoints have closed.' },
  azure: {
    baseUrl: 'The list has the host alone; below it, the v1 API needs no version in the query.',
    keyVariables: 'AZURE_AD_TOKEN expires within the hour; it needs the sign-in.',
  },
  azure_ai: {
    baseUrl: 'The list has the host alone; each of the two APIs has a path of its own.',
    keyVariables: 'AZURE_AD_TOKEN expires within the hour; it needs the sign-in.',
  },
  bedrock_mantle: { baseUrl: 'The default region stands in place of the gap.' },
  bytez: { baseUrl: 'The list has the API of its own; the one that is compatible with OpenAI has another path.' },
  cloudflare: { baseUrl: 'The list has the API of its own; the one that is compatible with OpenAI has another path.' },
  databricks: { baseUrl: "The list has an example of a workspace's host." },
  datarobot: { baseUrl: 'The list leaves out the path of the gateway, which LiteLLM appends.' },
  deepseek: { baseUrl: 'DeepSeek documents /v1; /beta is for features that are not used here.' },
  docker_model_runner: { baseUrl: 'Docker documents port 12434.' },
  github: { baseUrl: 'GitHub documents models.github.ai; the host of the list is the older one.' },
  gradient_ai: {
    baseUrlVariables: 'GRADIENT_AI_AGENT_ENDPOINT is for agents, not for models.',
  },
  helicone: { baseUrl: 'The list leaves out /v1, which Helicone documents.' },
  lemonade: { baseUrl: 'The port is 13305 since version 10.' },
  mistral: { baseUrlVariables: 'MISTRAL_AZURE_API_BASE names another host, which MISTRAL_API_BASE can name as well.' },
  nebius: { baseUrl: 'The host of the list is the older one.' },
  novita: { baseUrl: 'The path of the list is the older one.' },
  oci: { baseUrl: 'The list has the API with signed requests; the one that is compatible with OpenAI takes a key.' },
  perplexity: {
    formats: 'Its chat completions ended in September 2026.',
    baseUrl: 'Its Responses API is under /v1.',
  },
  snowflake: { baseUrl: 'The list has the API of its own; the one that is compatible with OpenAI has another path.' },
  tencent: { baseUrlVariables: 'TENCENT_API_BASE takes the address of either API.' },
}
