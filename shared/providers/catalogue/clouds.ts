import { compatibleServer } from '../compatible-server.ts'
import type { ProviderRows } from '../provider-row.ts'
import { responsesModels } from '../responses-models.ts'

/** Clouds and company platforms: often at an address of one's own, sometimes with a sign-in instead of a key. */
export const clouds: ProviderRows = {
  azure: {
    name: 'Azure OpenAI',
    aliases: ['azure_openai'],
    endpoints: {
      'openai-chat': 'https://{AZURE_RESOURCE_NAME}.openai.azure.com/openai/v1',
      'openai-responses': {
        baseUrl: 'https://{AZURE_RESOURCE_NAME}.openai.azure.com/openai/v1',
        models: responsesModels,
      },
    },
    authentication: 'api-key',
    isAzure: true,
    keyVariables: ['AZURE_API_KEY', 'AZURE_OPENAI_API_KEY'],
    quirks: ['openai-reasoning-models', 'prompt-cache-key', 'at-most-128-tools'],
    responsesQuirks: ['prompt-cache-key', 'at-most-128-tools'],
    pages: { docs: 'https://learn.microsoft.com/azure/ai-foundry/openai/', keys: 'https://portal.azure.com' },
    hue: 248,
  },
  azure_ai: {
    name: 'Azure AI Foundry',
    endpoints: {
      'openai-chat': 'https://{AZURE_RESOURCE_NAME}.services.ai.azure.com/openai/v1',
      'openai-responses': {
        baseUrl: 'https://{AZURE_RESOURCE_NAME}.services.ai.azure.com/openai/v1',
        models: responsesModels,
      },
      anthropic: {
        baseUrl: 'https://{AZURE_RESOURCE_NAME}.services.ai.azure.com/anthropic',
        authentication: 'x-api-key',
        models: '^claude',
        modelsPath: null,
      },
    },
    authentication: 'api-key',
    isAzure: true,
    quirks: [...compatibleServer, 'openai-reasoning-models'],
    responsesQuirks: ['prompt-cache-key', 'at-most-128-tools'],
    pages: { docs: 'https://learn.microsoft.com/azure/ai-foundry/', keys: 'https://ai.azure.com' },
    hue: 248,
  },
  bedrock: {
    name: 'Amazon Bedrock',
    aliases: ['bedrock_converse'],
    endpoints: { 'bedrock-converse': 'https://bedrock-runtime.{AWS_REGION_NAME}.amazonaws.com' },
    signIn: 'aws',
    keyVariables: ['AWS_BEARER_TOKEN_BEDROCK'],
    pages: { docs: 'https://docs.aws.amazon.com/bedrock/latest/userguide/conversation-inference.html' },
    hue: 65,
  },
  bedrock_mantle: {
    name: 'Amazon Bedrock Mantle',
    endpoints: {
      'openai-chat': 'https://bedrock-mantle.us-east-1.api.aws/v1',
      'openai-responses': 'https://bedrock-mantle.us-east-1.api.aws/v1',
      anthropic: {
        baseUrl: 'https://bedrock-mantle.us-east-1.api.aws/anthropic',
        authentication: 'x-api-key',
        modelsPath: null,
      },
    },
    keyVariables: ['BEDROCK_MANTLE_API_KEY', 'AWS_BEARER_TOKEN_BEDROCK'],
    pages: { docs: 'https://docs.aws.amazon.com/bedrock/latest/userguide/bedrock-mantle.html' },
    hue: 65,
  },
  sagemaker_chat: {
    name: 'Amazon SageMaker',
    endpoints: { own: 'https://runtime.sagemaker.{AWS_REGION_NAME}.amazonaws.com' },
    signIn: 'aws',
    keyVariables: [],
    pages: { docs: 'https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints.html' },
    hue: 65,
  },
  gdc: {
    name: 'Google Distributed Cloud',
    endpoints: { 'openai-chat': null },
    pages: { docs: 'https://cloud.google.com/distributed-cloud' },
    hue: 255,
  },
  databricks: {
    name: 'Databricks',
    endpoints: { 'openai-chat': { baseUrl: 'https://{DATABRICKS_HOST}/serving-endpoints', modelsPath: null } },
    keyVariables: ['DATABRICKS_API_KEY', 'DATABRICKS_TOKEN'],
    pages: { docs: 'https://docs.databricks.com/aws/en/machine-learning/foundation-model-apis/' },
    hue: 30,
  },
  snowflake: {
    name: 'Snowflake Cortex',
    endpoints: {
      'openai-chat': {
        baseUrl: 'https://{SNOWFLAKE_ACCOUNT_ID}.snowflakecomputing.com/api/v2/cortex/v1',
        modelsPath: null,
      },
      'anthropic-compatible': 'https://{SNOWFLAKE_ACCOUNT_ID}.snowflakecomputing.com/api/v2/cortex',
    },
    keyVariables: ['SNOWFLAKE_JWT', 'SNOWFLAKE_CORTEX_PAT'],
    pages: { docs: 'https://docs.snowflake.com/en/user-guide/snowflake-cortex/cortex-rest-api' },
    hue: 220,
  },
  watsonx: {
    name: 'IBM watsonx.ai',
    endpoints: { own: 'https://{WATSONX_REGION}.ml.cloud.ibm.com' },
    signIn: 'oauth',
    keyVariables: ['WATSONX_APIKEY', 'WATSONX_API_KEY'],
    baseUrlVariables: ['WATSONX_URL', 'WATSONX_API_BASE', 'WML_URL'],
    pages: { docs: 'https://cloud.ibm.com/apidocs/watsonx-ai', keys: 'https://cloud.ibm.com/iam/apikeys' },
    hue: 265,
  },
  oci: {
    name: 'Oracle Cloud Generative AI',
    endpoints: { 'openai-chat': 'https://inference.generativeai.{OCI_REGION}.oci.oraclecloud.com/openai/v1' },
    pages: { docs: 'https://docs.oracle.com/en-us/iaas/Content/generative-ai/openai-compatible-api.htm' },
    hue: 28,
  },
  sap: {
    name: 'SAP AI Core',
    endpoints: { own: null },
    signIn: 'oauth',
    keyVariables: [],
    baseUrlVariables: ['AICORE_BASE_URL'],
    pages: { docs: 'https://help.sap.com/docs/sap-ai-core' },
    hue: 240,
  },
  datarobot: {
    name: 'DataRobot',
    endpoints: { 'openai-chat': 'https://app.datarobot.com/api/v2/genai/llmgw' },
    keyVariables: ['DATAROBOT_API_TOKEN', 'DATAROBOT_API_KEY'],
    baseUrlVariables: ['DATAROBOT_ENDPOINT', 'DATAROBOT_API_BASE'],
    pages: { docs: 'https://docs.datarobot.com' },
  },
  heroku: {
    name: 'Heroku Inference',
    endpoints: { 'openai-chat': 'https://us.inference.heroku.com/v1' },
    regions: { Europe: { 'openai-chat': 'https://eu.inference.heroku.com/v1' } },
    pages: { docs: 'https://devcenter.heroku.com/articles/heroku-inference-api-v1-chat-completions' },
    hue: 305,
  },
  gradient_ai: {
    name: 'DigitalOcean',
    aliases: ['digitalocean'],
    endpoints: {
      'openai-chat': 'https://inference.do-ai.run/v1',
      'openai-responses': 'https://inference.do-ai.run/v1',
      'anthropic-compatible': 'https://inference.do-ai.run',
    },
    keyVariables: ['GRADIENT_AI_API_KEY', 'DIGITALOCEAN_ACCESS_TOKEN'],
    quirks: [...compatibleServer, 'digitalocean-efforts'],
    pages: {
      docs: 'https://docs.digitalocean.com/products/inference/',
      keys: 'https://cloud.digitalocean.com/model-studio/manage-keys',
    },
    hue: 255,
  },
  cloudflare: {
    name: 'Cloudflare Workers AI',
    aliases: ['workers-ai'],
    endpoints: {
      'openai-chat': {
        baseUrl: 'https://api.cloudflare.com/client/v4/accounts/{CLOUDFLARE_ACCOUNT_ID}/ai/v1',
        modelsPath: null,
      },
    },
    pages: {
      docs: 'https://developers.cloudflare.com/workers-ai/configuration/open-ai-compatibility/',
      keys: 'https://dash.cloudflare.com/profile/api-tokens',
    },
    hue: 60,
  },
  'cloudflare-ai-gateway': {
    name: 'Cloudflare AI Gateway (Anthropic)',
    endpoints: {
      anthropic: 'https://gateway.ai.cloudflare.com/v1/{CLOUDFLARE_ACCOUNT_ID}/{CLOUDFLARE_GATEWAY_ID}/anthropic',
    },
    authentication: 'x-api-key',
    pages: { docs: 'https://developers.cloudflare.com/ai-gateway/usage/providers/anthropic/' },
    hue: 60,
  },
  gitlab: {
    name: 'GitLab Duo',
    endpoints: {
      'openai-chat': 'https://cloud.gitlab.com/ai/v1/proxy/openai/v1',
      anthropic: 'https://cloud.gitlab.com/ai/v1/proxy/anthropic',
    },
    signIn: 'oauth',
    pages: { docs: 'https://docs.gitlab.com/user/duo_agent_platform/' },
    hue: 40,
  },
  github: {
    name: 'GitHub Models',
    endpoints: {
      'openai-chat': {
        baseUrl: 'https://models.github.ai/inference',
        modelsPath: 'https://models.github.ai/catalog/models',
      },
    },
    quirks: ['openai-reasoning-models', 'one-leading-system', 'no-file-parts', 'empty-content-beside-calls'],
    pages: { docs: 'https://docs.github.com/en/github-models', keys: 'https://github.com/settings/tokens' },
  },
  scaleway: {
    name: 'Scaleway',
    endpoints: { 'openai-chat': 'https://api.scaleway.ai/v1' },
    keyVariables: ['SCW_SECRET_KEY', 'SCALEWAY_API_KEY'],
    quirks: [...compatibleServer, 'scaleway-efforts', 'think-tags', 'inline-calls'],
    pages: {
      docs: 'https://www.scaleway.com/en/docs/generative-apis/',
      keys: 'https://console.scaleway.com/iam/api-keys',
    },
    hue: 310,
  },
  ovhcloud: {
    name: 'OVHcloud AI Endpoints',
    endpoints: { 'openai-chat': 'https://oai.endpoints.kepler.ai.cloud.ovh.net/v1' },
    quirks: [...compatibleServer, 'ovhcloud-efforts'],
    pages: { docs: 'https://www.ovhcloud.com/en/public-cloud/ai-endpoints/catalog/' },
    hue: 265,
  },
  vultr: {
    name: 'Vultr',
    endpoints: { 'openai-chat': 'https://api.vultrinference.com/v1' },
    quirks: [...compatibleServer, 'template-thinking', 'think-tags', 'inline-calls'],
    pages: { docs: 'https://api.vultrinference.com/', keys: 'https://my.vultr.com' },
    hue: 252,
  },
}
