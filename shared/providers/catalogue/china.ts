import { compatibleServer } from '../compatible-server.ts'
import type { ProviderRows } from '../provider-row.ts'

/**
 * Chinese model makers and clouds, paid by use; their subscriptions are in `coding-plans.ts`. Where the vendor documents
 * its Messages endpoint for Claude Code and serves all its models there, that endpoint comes first.
 */
export const china: ProviderRows = {
  zai: {
    name: 'Z.ai',
    aliases: ['glm'],
    endpoints: {
      'anthropic-compatible': 'https://api.z.ai/api/anthropic',
      'openai-chat': 'https://api.z.ai/api/paas/v4',
    },
    quirks: [...compatibleServer, 'glm-thinking', 'tool-stream', 'plain-tools'],
    pages: { docs: 'https://docs.z.ai', keys: 'https://z.ai/manage-apikey/apikey-list' },
    hue: 262,
  },
  zhipu: {
    name: 'Zhipu BigModel',
    aliases: ['zhipuai', 'bigmodel', 'zhipu-bigmodel'],
    endpoints: {
      'anthropic-compatible': 'https://open.bigmodel.cn/api/anthropic',
      'openai-chat': 'https://open.bigmodel.cn/api/paas/v4',
    },
    keyVariables: ['ZHIPU_API_KEY', 'ZHIPUAI_API_KEY'],
    quirks: [...compatibleServer, 'glm-thinking', 'tool-stream', 'plain-tools'],
    pages: { docs: 'https://docs.bigmodel.cn', keys: 'https://bigmodel.cn/usercenter/proj-mgmt/apikeys' },
    hue: 262,
  },
  moonshot: {
    name: 'Moonshot AI (Kimi)',
    aliases: ['moonshotai', 'kimi'],
    endpoints: {
      'anthropic-compatible': 'https://api.moonshot.ai/anthropic',
      'openai-chat': { baseUrl: 'https://api.moonshot.ai/v1', countsTokens: true },
    },
    regions: {
      China: {
        'anthropic-compatible': 'https://api.moonshot.cn/anthropic',
        'openai-chat': { baseUrl: 'https://api.moonshot.cn/v1', countsTokens: true },
      },
    },
    quirks: [...compatibleServer, 'kimi-thinking', 'kimi-sampling', 'mfjs-schemas', 'plain-tools', 'no-remote-images'],
    messagesQuirks: [
      'system-as-reminders',
      'pdfs-as-notes',
      'images-as-notes',
      'schema-as-instruction',
      'kimi-thinking-settings',
      'thinking-beside-calls',
    ],
    pages: { docs: 'https://platform.moonshot.ai/docs', keys: 'https://platform.moonshot.ai/console/api-keys' },
    hue: 235,
  },
  minimax: {
    name: 'MiniMax',
    // Chat completions put its thinking into the text, as <think> (edge case 165).
    endpoints: {
      'anthropic-compatible': 'https://api.minimax.io/anthropic',
      'openai-chat': 'https://api.minimax.io/v1',
    },
    regions: {
      China: {
        'anthropic-compatible': 'https://api.minimaxi.com/anthropic',
        'openai-chat': 'https://api.minimaxi.com/v1',
      },
    },
    quirks: [...compatibleServer, 'minimax-reasoning', 'think-tags', 'inline-calls'],
    messagesQuirks: [
      'system-as-reminders',
      'pdfs-as-notes',
      'images-as-notes',
      'schema-as-instruction',
      'no-effort',
      'adaptive-thinking',
      'temperature-above-zero',
    ],
    pages: { docs: 'https://platform.minimax.io/docs', keys: 'https://platform.minimax.io' },
    hue: 5,
  },
  dashscope: {
    name: 'Alibaba Model Studio (DashScope)',
    aliases: ['alibaba', 'qwen'],
    // Chat completions first: not every model is on the Messages endpoint.
    endpoints: {
      'openai-chat': 'https://dashscope-intl.aliyuncs.com/compatible-mode/v1',
      'anthropic-compatible': 'https://dashscope-intl.aliyuncs.com/apps/anthropic',
    },
    regions: {
      China: {
        'openai-chat': 'https://dashscope.aliyuncs.com/compatible-mode/v1',
        'anthropic-compatible': 'https://dashscope.aliyuncs.com/apps/anthropic',
      },
    },
    quirks: [...compatibleServer, 'qwen-thinking', 'no-reasoning-replay', 'control-tokens'],
    pages: {
      docs: 'https://www.alibabacloud.com/help/en/model-studio/models',
      keys: 'https://modelstudio.console.alibabacloud.com',
    },
    hue: 285,
  },
  qwencloud: {
    name: 'Qwen Cloud',
    endpoints: {
      'openai-chat': 'https://dashscope-intl.aliyuncs.com/compatible-mode/v1',
      'anthropic-compatible': 'https://dashscope-intl.aliyuncs.com/apps/anthropic',
    },
    keyVariables: ['QWENCLOUD_API_KEY', 'DASHSCOPE_API_KEY'],
    quirks: [...compatibleServer, 'qwen-thinking', 'no-reasoning-replay', 'control-tokens'],
    pages: { docs: 'https://docs.qwencloud.com' },
    hue: 285,
  },
  qwen_ai_platform: {
    name: 'Qwen AI Platform (China)',
    endpoints: {
      'openai-chat': 'https://dashscope.aliyuncs.com/compatible-mode/v1',
      'anthropic-compatible': 'https://dashscope.aliyuncs.com/apps/anthropic',
    },
    keyVariables: ['QWEN_AI_PLATFORM_API_KEY', 'DASHSCOPE_API_KEY'],
    quirks: [...compatibleServer, 'qwen-thinking', 'no-reasoning-replay', 'control-tokens'],
    pages: { docs: 'https://help.aliyun.com/zh/model-studio', keys: 'https://bailian.console.aliyun.com' },
    hue: 285,
  },
  volcengine: {
    name: 'Volcengine Ark',
    aliases: ['ark', 'doubao'],
    // Chat completions first: the Messages endpoint has the Seed models only.
    endpoints: {
      'openai-chat': { baseUrl: 'https://ark.cn-beijing.volces.com/api/v3', modelsPath: null },
      'anthropic-compatible': 'https://ark.cn-beijing.volces.com/api/compatible',
    },
    keyVariables: ['VOLCENGINE_API_KEY', 'ARK_API_KEY'],
    quirks: [...compatibleServer, 'ark-thinking'],
    pages: {
      docs: 'https://www.volcengine.com/docs/82379',
      keys: 'https://console.volcengine.com/ark/region:ark+cn-beijing/apikey',
    },
    hue: 245,
  },
  byteplus: {
    name: 'BytePlus ModelArk',
    endpoints: {
      'openai-chat': { baseUrl: 'https://ark.ap-southeast.bytepluses.com/api/v3', modelsPath: null },
    },
    quirks: [...compatibleServer, 'ark-thinking'],
    pages: { docs: 'https://docs.byteplus.com/en/docs/ModelArk' },
    hue: 245,
  },
  xiaomi_mimo: {
    name: 'Xiaomi MiMo',
    aliases: ['xiaomi', 'mimo'],
    endpoints: {
      'anthropic-compatible': 'https://api.xiaomimimo.com/anthropic',
      'openai-chat': 'https://api.xiaomimimo.com/v1',
    },
    keyVariables: ['XIAOMI_MIMO_API_KEY', 'XIAOMI_API_KEY'],
    quirks: [...compatibleServer, 'thinking-toggle'],
    pages: {
      docs: 'https://platform.xiaomimimo.com/#/docs',
      keys: 'https://platform.xiaomimimo.com/#/console/api-keys',
    },
    hue: 55,
  },
  tencent: {
    name: 'Tencent TokenHub',
    endpoints: {
      'openai-chat': 'https://tokenhub-intl.tencentcloudmaas.com/v1',
      'anthropic-compatible': {
        baseUrl: 'https://tokenhub-intl.tencentcloudmaas.com',
        authentication: 'x-api-key',
      },
    },
    regions: { China: { 'openai-chat': 'https://tokenhub.tencentmaas.com/v1' } },
    keyVariables: ['TENCENT_API_KEY', 'TENCENT_TOKENHUB_API_KEY'],
    quirks: [...compatibleServer, 'thinking-toggle', 'tencent-efforts'],
    pages: {
      docs: 'https://cloud.tencent.com/document/product/1823',
      keys: 'https://console.cloud.tencent.com/tokenhub/apikey',
    },
    hue: 240,
  },
  qianfan: {
    name: 'Baidu Qianfan',
    aliases: ['baidu'],
    endpoints: { 'openai-chat': 'https://qianfan.baidubce.com/v2' },
    pages: {
      docs: 'https://cloud.baidu.com/doc/qianfan-api/index.html',
      keys: 'https://console.bce.baidu.com/iam/#/iam/apikey/list',
    },
    hue: 268,
  },
  siliconflow: {
    name: 'SiliconFlow',
    kind: 'host',
    endpoints: {
      'openai-chat': 'https://api.siliconflow.com/v1',
      'anthropic-compatible': 'https://api.siliconflow.com',
    },
    regions: {
      China: { 'openai-chat': 'https://api.siliconflow.cn/v1', 'anthropic-compatible': 'https://api.siliconflow.cn' },
    },
    keyVariables: ['SILICONFLOW_API_KEY', 'SILICONFLOW_CN_API_KEY'],
    quirks: [...compatibleServer, 'qwen-thinking', 'think-tags', 'inline-calls', 'control-tokens'],
    pages: { docs: 'https://docs.siliconflow.com', keys: 'https://cloud.siliconflow.com/account/ak' },
    hue: 292,
  },
  modelscope: {
    name: 'ModelScope',
    kind: 'host',
    endpoints: {
      'openai-chat': 'https://api-inference.modelscope.cn/v1',
      'anthropic-compatible': 'https://api-inference.modelscope.cn',
    },
    quirks: [...compatibleServer, 'qwen-thinking', 'think-tags', 'inline-calls', 'control-tokens'],
    pages: {
      docs: 'https://modelscope.cn/docs/model-service/API-Inference/intro',
      keys: 'https://modelscope.cn/my/myaccesstoken',
    },
    hue: 288,
  },
  stepfun: {
    name: 'StepFun',
    endpoints: { 'openai-chat': 'https://api.stepfun.com/v1', 'anthropic-compatible': 'https://api.stepfun.com' },
    regions: { International: { 'openai-chat': 'https://api.stepfun.ai/v1' } },
    quirks: [...compatibleServer, 'stepfun-efforts'],
    pages: { docs: 'https://platform.stepfun.com/docs', keys: 'https://platform.stepfun.com/interface-key' },
  },
  longcat: {
    name: 'LongCat',
    endpoints: {
      'anthropic-compatible': 'https://api.longcat.chat/anthropic',
      'openai-chat': 'https://api.longcat.chat/openai/v1',
    },
    pages: { docs: 'https://longcat.chat/platform/docs', keys: 'https://longcat.chat/platform/api_keys' },
  },
  bailing: {
    name: 'Ant Bailing',
    aliases: ['ling'],
    endpoints: {
      'anthropic-compatible': 'https://api.tbox.cn/api/anthropic',
      'openai-chat': 'https://api.tbox.cn/api/llm/v1',
    },
    keyVariables: ['BAILING_API_KEY', 'BAILING_API_TOKEN'],
    pages: { docs: 'https://alipaytbox.yuque.com/sxs0ba/ling/get_started' },
  },
  'kat-coder': {
    name: 'KAT-Coder (StreamLake)',
    aliases: ['streamlake'],
    endpoints: {
      'anthropic-compatible':
        'https://vanchin.streamlake.ai/api/gateway/v1/endpoints/{KAT_CODER_ENDPOINT}/claude-code-proxy',
      'openai-chat': {
        baseUrl: 'https://vanchin.streamlake.ai/api/gateway/v1/endpoints/{KAT_CODER_ENDPOINT}/openai',
        modelsPath: null,
      },
    },
    pages: { keys: 'https://console.streamlake.ai/console/api-key' },
  },
}
