import { findContentProblem } from './find-content-problem.ts'
import { firstProblem, isObject, optional, required, within, type JsonObject, type Problem } from '../json-problem.ts'

/** What is wrong with a request, apart from `max_tokens`. */
export function findRequestProblem(request: JsonObject): Problem {
  return (
    findModelProblem(request) ??
    findMessagesProblem(request) ??
    findSystemProblem(request) ??
    findToolsProblem(request) ??
    findSettingsProblem(request)
  )
}

function findModelProblem({ model }: JsonObject): Problem {
  return typeof model === 'string' && model.trim() !== '' ? null : 'model: must be the name of a model'
}

function findMessagesProblem({ messages }: JsonObject): Problem {
  if (!Array.isArray(messages)) return 'messages: must be an array'
  if (messages.length === 0) return 'messages: must hold at least one message'
  return within('messages', firstProblem(messages, findMessageProblem))
}

function findMessageProblem(message: unknown): Problem {
  // A role that is new must pass: Claude Code's own `system` in mid-conversation was new once (edge case 3).
  if (!isObject(message) || typeof message['role'] !== 'string')
    return 'role: must be a string, such as user or assistant'
  return findContentProblem(message)
}

function findSystemProblem({ system }: JsonObject): Problem {
  if (system === undefined || typeof system === 'string') return null
  if (!Array.isArray(system)) return 'system: must be a string or an array of text blocks'
  return within('system', firstProblem(system, findSystemBlockProblem))
}

function findSystemBlockProblem(block: unknown): Problem {
  if (!isObject(block)) return 'type: must be text'
  // Of a type that is newer than this, nothing is known.
  return block['type'] === undefined || block['type'] === 'text' ? required(block, 'text', 'string') : null
}

function findToolsProblem(request: JsonObject): Problem {
  const { tools } = request
  if (tools === undefined) return null
  return required(request, 'tools', 'array') ?? within('tools', firstProblem(tools as unknown[], findToolProblem))
}

/** Of a tool with a type of its own, Anthropic's present and future ones, nothing more is expected. */
function findToolProblem(tool: unknown): Problem {
  if (!isObject(tool)) return 'name: must be a string'
  const isCustom = tool['type'] == null || tool['type'] === 'custom'
  return (
    (isCustom ? required(tool, 'name', 'string') : optional(tool, 'name', 'string')) ??
    optional(tool, 'type', 'string') ??
    optional(tool, 'description', 'string') ??
    optional(tool, 'input_schema', 'object')
  )
}

function findSettingsProblem(request: JsonObject): Problem {
  return (
    optional(request, 'stream', 'boolean') ??
    optional(request, 'temperature', 'number') ??
    optional(request, 'top_p', 'number') ??
    optional(request, 'top_k', 'number') ??
    findStopSequencesProblem(request) ??
    inside(request, 'tool_choice', findToolChoiceProblem) ??
    inside(request, 'thinking', findThinkingProblem) ??
    inside(request, 'output_config', findOutputProblem) ??
    inside(request, 'output_format', findFormatProblem) ??
    inside(request, 'metadata', (metadata) => optional(metadata, 'user_id', 'string'))
  )
}

function findStopSequencesProblem(request: JsonObject): Problem {
  const { stop_sequences: stopSequences } = request
  if (stopSequences === undefined) return null
  const isListOfTexts = Array.isArray(stopSequences) && stopSequences.every((text) => typeof text === 'string')
  return isListOfTexts ? null : 'stop_sequences: must be an array of strings'
}

function findToolChoiceProblem(choice: JsonObject): Problem {
  return required(choice, 'type', 'string') ?? (choice['type'] === 'tool' ? required(choice, 'name', 'string') : null)
}

function findThinkingProblem(thinking: JsonObject): Problem {
  return required(thinking, 'type', 'string') ?? optional(thinking, 'budget_tokens', 'number')
}

function findOutputProblem(output: JsonObject): Problem {
  return optional(output, 'effort', 'string') ?? inside(output, 'format', findFormatProblem)
}

function findFormatProblem(format: JsonObject): Problem {
  const isSchema = format['type'] === 'json_schema'
  return required(format, 'type', 'string') ?? (isSchema ? required(format, 'schema', 'object') : null)
}

/** The problem of a member that must be an object if it is there. */
function inside(owner: JsonObject, field: string, find: (value: JsonObject) => Problem): Problem {
  const value = owner[field]
  return optional(owner, field, 'object') ?? (isObject(value) ? within(field, find(value)) : null)
}
