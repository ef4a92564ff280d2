import type { BodyBlock, BodyMessage, BodyPart, MessagesBody } from '../messages-body.ts'

/** Changes every part that the model is shown by the user or a tool; the others stay. */
export function mapParts(body: MessagesBody, change: (part: BodyPart, index: number) => BodyPart): MessagesBody {
  const messages = body.messages.map((message, index): BodyMessage => {
    const changePart = (part: BodyPart) => change(part, index)
    return { ...message, content: message.content.map((block) => changeBlock(block, changePart)) }
  })
  return { ...body, messages }
}

function changeBlock(block: BodyBlock, change: (part: BodyPart) => BodyPart): BodyBlock {
  switch (block.type) {
    case 'text':
    case 'image':
    case 'document':
      return change(block)
    case 'tool_result':
      return { ...block, content: block.content.map(change) }
    default:
      return block
  }
}
