import { z } from 'zod'

/** HAR 1.2 as its specification has it, and stricter: nothing that it does not name, and times that add up. */
const pair = z.strictObject({ name: z.string(), value: z.string(), comment: z.string().optional() })
const size = z.number().int().min(-1)

const request = z.strictObject({
  method: z.string().regex(/^[A-Z]+$/),
  url: z.string(),
  httpVersion: z.string().min(1),
  cookies: z.array(z.never()),
  headers: z.array(pair),
  queryString: z.array(pair),
  postData: z.strictObject({
    mimeType: z.string(),
    params: z.array(z.never()),
    text: z.string(),
    comment: z.string().optional(),
  }),
  headersSize: size,
  bodySize: size,
})

const response = z.strictObject({
  status: z.number().int().min(0),
  statusText: z.string(),
  httpVersion: z.string().min(1),
  cookies: z.array(z.never()),
  headers: z.array(pair),
  content: z.strictObject({
    size: z.number().int().min(0),
    mimeType: z.string(),
    text: z.string(),
    comment: z.string().optional(),
  }),
  redirectURL: z.string(),
  headersSize: size,
  bodySize: size,
})

const entry = z
  .strictObject({
    startedDateTime: z.iso.datetime(),
    time: z.number().min(0),
    request,
    response,
    cache: z.strictObject({}),
    timings: z.strictObject({ send: z.number().min(0), wait: z.number().min(0), receive: z.number().min(0) }),
    comment: z.string(),
  })
  .refine(({ time, timings: { send, wait, receive } }) => Math.abs(send + wait + receive - time) < 0.001)

export const harSchema = z.strictObject({
  log: z.strictObject({
    version: z.literal('1.2'),
    creator: z.strictObject({ name: z.string(), version: z.string(), comment: z.string() }),
    entries: z.array(entry),
  }),
})
