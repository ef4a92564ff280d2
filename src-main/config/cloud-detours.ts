/** Variables that send Claude Code straight to a cloud, past any base URL. (Its documentation of third-party clouds.) */
export const cloudDetours = ['CLAUDE_CODE_USE_BEDROCK', 'CLAUDE_CODE_USE_VERTEX', 'CLAUDE_CODE_USE_FOUNDRY'] as const
