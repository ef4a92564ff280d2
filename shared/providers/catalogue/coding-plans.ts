import { compatibleServer } from '../compatible-server.ts'
import type { ProviderRows } from '../provider-row.ts'

/**
 * Subscriptions made for coding agents. Each has a key and addresses of its own; the ones with a Messages endpoint
 * document it for Claude Code.
 */
export const codingPlans: ProviderRows = {
  'kimi-coding': {
    name: 'Kimi Code',
    aliases: ['kimi-for-coding'],
    endpoints: {
      'anthropic-compatible': 'https://api.kimi.com/coding',
      'openai-chat': 'https://api.kimi.com/coding/v1',
    },
    keyVariables: ['KIMI_CODING_API_KEY', 'KIMI_API_KEY'],
    quirks: [...compatibleServer, 'kimi-thinking', 'kimi-sampling', 'mfjs-schemas', 'plain-tools', 'no-remote-images'],
    messagesQuirks: [
      'system-as-reminders',
      'pdfs-as-notes',
      'images-as-notes',
      'schema-as-instruction',
      'kimi-thinking-settings',
      'thinking-beside-calls',
    ],
    pages: { docs: 'https://www.kimi.com/code/docs/en', keys: 'https://www.kimi.com/code/console' },
    hue: 235,
  },
  'zai-coding': {
    name: 'Z.ai Coding Plan',
    aliases: ['zai-coding-plan'],
    endpoints: {
      'anthropic-compatible': 'https://api.z.ai/api/anthropic',
      'openai-chat': 'https://api.z.ai/api/coding/paas/v4',
    },
    keyVariables: ['ZAI_CODING_API_KEY', 'ZAI_API_KEY'],
    quirks: [...compatibleServer, 'glm-thinking', 'tool-stream', 'plain-tools'],
    pages: { docs: 'https://docs.z.ai/devpack/overview', keys: 'https://z.ai/manage-apikey/apikey-list' },
    hue: 262,
  },
  'zhipu-coding': {
    name: 'Zhipu Coding Plan',
    aliases: ['zhipu-coding-plan', 'zhipu-bigmodel-coding'],
    endpoints: {
      'anthropic-compatible': 'https://open.bigmodel.cn/api/anthropic',
      'openai-chat': 'https://open.bigmodel.cn/api/coding/paas/v4',
    },
    keyVariables: ['ZHIPU_CODING_API_KEY', 'ZHIPU_API_KEY'],
    quirks: [...compatibleServer, 'glm-thinking', 'tool-stream', 'plain-tools'],
    pages: {
      docs: 'https://docs.bigmodel.cn/cn/coding-plan/overview',
      keys: 'https://bigmodel.cn/usercenter/proj-mgmt/apikeys',
    },
    hue: 262,
  },
  'alibaba-coding-plan': {
    name: 'Alibaba Coding Plan',
    aliases: ['dashscope-coding'],
    endpoints: {
      'anthropic-compatible': 'https://coding-intl.dashscope.aliyuncs.com/apps/anthropic',
      'openai-chat': { baseUrl: 'https://coding-intl.dashscope.aliyuncs.com/v1', modelsPath: null },
    },
    regions: {
      China: {
        'anthropic-compatible': 'https://coding.dashscope.aliyuncs.com/apps/anthropic',
        'openai-chat': { baseUrl: 'https://coding.dashscope.aliyuncs.com/v1', modelsPath: null },
      },
    },
    quirks: [...compatibleServer, 'qwen-thinking', 'no-reasoning-replay', 'control-tokens'],
    pages: { docs: 'https://www.alibabacloud.com/help/en/model-studio/coding-plan' },
    hue: 285,
  },
  'alibaba-token-plan': {
    name: 'Alibaba Token Plan',
    endpoints: {
      'anthropic-compatible': 'https://token-plan.ap-southeast-1.maas.aliyuncs.com/apps/anthropic',
      'openai-chat': {
        baseUrl: 'https://token-plan.ap-southeast-1.maas.aliyuncs.com/compatible-mode/v1',
        modelsPath: null,
      },
    },
    regions: {
      China: {
        'anthropic-compatible': 'https://token-plan.cn-beijing.maas.aliyuncs.com/apps/anthropic',
        'openai-chat': {
          baseUrl: 'https://token-plan.cn-beijing.maas.aliyuncs.com/compatible-mode/v1',
          modelsPath: null,
        },
      },
    },
    quirks: [...compatibleServer, 'qwen-thinking', 'no-reasoning-replay', 'control-tokens'],
    pages: { docs: 'https://www.alibabacloud.com/help/en/model-studio/token-plan-overview' },
    hue: 285,
  },
  'volcengine-coding': {
    name: 'Volcengine Coding Plan',
    aliases: ['volcengine-coding-plan'],
    endpoints: {
      'anthropic-compatible': 'https://ark.cn-beijing.volces.com/api/coding',
      'openai-chat': { baseUrl: 'https://ark.cn-beijing.volces.com/api/coding/v3', modelsPath: null },
    },
    quirks: [...compatibleServer, 'ark-thinking'],
    pages: {
      docs: 'https://www.volcengine.com/activity/codingplan',
      keys: 'https://console.volcengine.com/ark/region:ark+cn-beijing/overview',
    },
    hue: 245,
  },
  'volcengine-agent-plan': {
    name: 'Volcengine Agent Plan',
    endpoints: {
      'anthropic-compatible': 'https://ark.cn-beijing.volces.com/api/plan',
      'openai-responses': { baseUrl: 'https://ark.cn-beijing.volces.com/api/plan/v3', modelsPath: null },
    },
    pages: {
      docs: 'https://www.volcengine.com/activity/agentplan',
      keys: 'https://console.volcengine.com/ark/region:ark+cn-beijing/overview',
    },
    hue: 245,
  },
  'byteplus-coding': {
    name: 'BytePlus Coding Plan',
    endpoints: {
      'anthropic-compatible': 'https://ark.ap-southeast.bytepluses.com/api/coding',
      'openai-chat': { baseUrl: 'https://ark.ap-southeast.bytepluses.com/api/coding/v3', modelsPath: null },
    },
    quirks: [...compatibleServer, 'ark-thinking'],
    pages: { docs: 'https://www.byteplus.com/en/product/modelark' },
    hue: 245,
  },
  'qianfan-coding': {
    name: 'Baidu Qianfan Coding Plan',
    endpoints: {
      'anthropic-compatible': 'https://qianfan.baidubce.com/anthropic/coding',
      'openai-chat': { baseUrl: 'https://qianfan.baidubce.com/v2/coding', modelsPath: null },
    },
    pages: { docs: 'https://cloud.baidu.com/product/codingplan.html' },
    hue: 268,
  },
  'qianfan-token-plan': {
    name: 'Baidu Qianfan Token Plan',
    endpoints: {
      'anthropic-compatible': 'https://qianfan.baidubce.com/anthropic/tokenplan/personal',
      'openai-chat': { baseUrl: 'https://qianfan.baidubce.com/v2/tokenplan/personal', modelsPath: null },
    },
    pages: { keys: 'https://console.bce.baidu.com/qianfan/resource/token-plan' },
    hue: 268,
  },
  'stepfun-plan': {
    name: 'StepFun Step Plan',
    endpoints: {
      'anthropic-compatible': 'https://api.stepfun.com/step_plan',
      'openai-chat': 'https://api.stepfun.com/step_plan/v1',
    },
    regions: {
      International: {
        'anthropic-compatible': 'https://api.stepfun.ai/step_plan',
        'openai-chat': 'https://api.stepfun.ai/step_plan/v1',
      },
    },
    keyVariables: ['STEPFUN_PLAN_API_KEY', 'STEPFUN_API_KEY'],
    quirks: [...compatibleServer, 'stepfun-efforts'],
    pages: {
      docs: 'https://platform.stepfun.com/docs/zh/step-plan/overview',
      keys: 'https://platform.stepfun.com/interface-key',
    },
  },
  'mimo-token-plan': {
    name: 'Xiaomi MiMo Token Plan',
    aliases: ['xiaomi-mimo-token-plan'],
    endpoints: {
      'anthropic-compatible': 'https://token-plan-cn.xiaomimimo.com/anthropic',
      'openai-chat': 'https://token-plan-cn.xiaomimimo.com/v1',
    },
    regions: {
      Singapore: {
        'anthropic-compatible': 'https://token-plan-sgp.xiaomimimo.com/anthropic',
        'openai-chat': 'https://token-plan-sgp.xiaomimimo.com/v1',
      },
      Europe: {
        'anthropic-compatible': 'https://token-plan-ams.xiaomimimo.com/anthropic',
        'openai-chat': 'https://token-plan-ams.xiaomimimo.com/v1',
      },
    },
    quirks: [...compatibleServer, 'thinking-toggle'],
    pages: {
      docs: 'https://platform.xiaomimimo.com/#/token-plan',
      keys: 'https://platform.xiaomimimo.com/#/console/plan-manage',
    },
    hue: 55,
  },
  'tencent-coding': {
    name: 'Tencent Coding Plan',
    aliases: ['tencent-coding-plan'],
    endpoints: { 'openai-chat': 'https://api.lkeap.cloud.tencent.com/coding/v3' },
    keyVariables: ['TENCENT_CODING_API_KEY', 'TENCENT_CODING_PLAN_API_KEY'],
    pages: {
      docs: 'https://cloud.tencent.com/document/product/1772/128947',
      keys: 'https://console.cloud.tencent.com/tokenhub/codingplan',
    },
    hue: 240,
  },
  umans: {
    name: 'Umans Code',
    endpoints: {
      'anthropic-compatible': 'https://api.code.umans.ai',
      'openai-chat': 'https://api.code.umans.ai/v1',
    },
    keyVariables: ['UMANS_API_KEY', 'UMANS_AI_CODING_PLAN_API_KEY'],
    pages: { docs: 'https://app.umans.ai/offers/code/docs', keys: 'https://app.umans.ai/billing' },
  },
  'opencode-zen': {
    name: 'OpenCode Zen',
    aliases: ['opencode'],
    // Which endpoint serves a model depends on its maker; chat completions have the open ones.
    endpoints: {
      'openai-chat': 'https://opencode.ai/zen/v1',
      'openai-responses': 'https://opencode.ai/zen/v1',
      'anthropic-compatible': { baseUrl: 'https://opencode.ai/zen', authentication: 'x-api-key' },
    },
    keyVariables: ['OPENCODE_ZEN_API_KEY', 'OPENCODE_API_KEY'],
    pages: { docs: 'https://opencode.ai/docs/zen', keys: 'https://opencode.ai/auth' },
  },
  'opencode-go': {
    name: 'OpenCode Go',
    endpoints: {
      'openai-chat': 'https://opencode.ai/zen/go/v1',
      'anthropic-compatible': { baseUrl: 'https://opencode.ai/zen/go', authentication: 'x-api-key' },
    },
    keyVariables: ['OPENCODE_GO_API_KEY', 'OPENCODE_API_KEY'],
    pages: { docs: 'https://opencode.ai/go', keys: 'https://opencode.ai/auth' },
  },
  'command-code': {
    name: 'Command Code',
    endpoints: { 'openai-chat': 'https://api.commandcode.ai/provider/v1' },
    pages: { keys: 'https://commandcode.ai/studio/' },
  },
}
