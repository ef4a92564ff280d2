/** How a family of models writes a call with its parameters each in a tag. The regular expressions are sticky. */
export interface TagDialect {
  /** Its first group is the name of the tool. */
  readonly opening: RegExp
  /** Its groups are name and value of one parameter. */
  readonly parameter: RegExp
  readonly closing: RegExp
}

/** How a family of models writes a call with its parameters as JSON. */
export interface JsonDialect {
  /** Its first group is the name of the tool, where that is not in the JSON itself. Ends before the JSON. */
  readonly opening: RegExp
  /** Global, not sticky. */
  readonly closing: RegExp
}

export const tagDialects: readonly TagDialect[] = [
  // Qwen3-Coder, which at times forgets the outer tag where it opens.
  {
    opening: /(?:<tool_call>\s*)?<function=([^>\s]+)>/y,
    parameter: /\s*<parameter=([^>\n]+)>([^]*?)<\/parameter>(?=\s*<(?:parameter=|\/function>))/y,
    closing: /\s*<\/function>(?:\s*<\/tool_call>)?/y,
  },
  // GLM.
  {
    opening: /<tool_call>\s*([\w.:/-]+)(?=\s*<(?:arg_key>|\/tool_call>))/y,
    parameter: /\s*<arg_key>([^<]+)<\/arg_key>\s*<arg_value>([^]*?)<\/arg_value>(?=\s*<(?:arg_key>|\/tool_call>))/y,
    closing: /\s*<\/tool_call>/y,
  },
  // Grok and MiniMax.
  {
    opening: /<(?:xai:function_call|invoke) name="([^"]+)">/y,
    parameter:
      /\s*<(?:xai:)?parameter name="([^"]+)"[^>]*>([^]*?)<\/(?:xai:)?parameter>(?=\s*<(?:(?:xai:)?parameter |\/(?:xai:function_call|invoke)>))/y,
    closing: /\s*<\/(?:xai:function_call|invoke)>/y,
  },
]

export const jsonDialects: readonly JsonDialect[] = [
  // Hermes and Qwen.
  { opening: /<tool_call>\s*(?=\{)/y, closing: /<\/tool_call>/g },
  // Llama, which at times forgets a bracket or a slash.
  { opening: /<function=([^>\s{]+)>?\s*(?=\{)/y, closing: /<\/?function>/g },
  { opening: /<xai:function_call name="([^"]+)">\s*(?=\{)/y, closing: /<\/xai:function_call>/g },
  // Kimi.
  {
    opening: /<\|tool_call_begin\|>\s*([\w.:/-]+)\s*<\|tool_call_argument_begin\|>\s*(?=\{)/y,
    closing: /<\|tool_call_end\|>/g,
  },
]

/** The tags that a call, or a list of calls, begins with. */
export const tagOpenings = [
  '<tool_call>',
  '<function=',
  '<function_calls>',
  '<invoke name=',
  '<xai:function_call',
  '<minimax:tool_call>',
] as const

/** The control tokens that it begins with. */
export const tokenOpenings = ['<|tool_calls_section_begin|>', '<|tool_call_begin|>'] as const

/** What a call ends with. */
export const closings = [
  '</tool_call>',
  '</function>',
  '</invoke>',
  '</xai:function_call>',
  '<|tool_call_end|>',
] as const

/** What stands around calls and means nothing: blanks, the tags of lists, and control tokens of chat templates. */
export const padding = /(?:\s+|<\/?(?:function_calls|minimax:tool_call)>|<\|(?!tool_call_begin)\w+\|>)*/y

/** The name of the tool, once it is there, in a text that begins with a call. */
export const earlyName =
  /^(?:\s|<(?:tool_call|function_calls|minimax:tool_call)>|<\|tool_calls_section_begin\|>)*(?:<function=([^>\s]+)>|<(?:xai:function_call|invoke) name="([^"]+)"|<\|tool_call_begin\|>\s*([\w.:/-]+?)\s*<\||([\w.:/-]+)\s*<|\{[^]*?["']name["']\s*:\s*["']([^"']+)["'])/
