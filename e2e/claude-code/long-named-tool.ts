import { join } from 'node:path'

const server = 'a_server_with_a_name_of_some_length'
const tool = 'a_tool_that_repeats_a_word_for_you_as_often_as_you_wish'

/** A tool of an MCP server whose name is longer than upstreams allow. */
export const longNamedTool = {
  name: `mcp__${server}__${tool}`,
  /** By which an upstream recognises it. */
  description: 'Repeats a word.',
  /** Gives it to the client. */
  arguments: ['--mcp-config', configuration()],
} as const

function configuration(): string {
  const started = { command: process.execPath, args: [join(import.meta.dirname, 'mcp-server.ts'), tool] }
  return JSON.stringify({ mcpServers: { [server]: started } })
}
